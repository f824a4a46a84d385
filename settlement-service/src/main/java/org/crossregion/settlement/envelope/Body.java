package org.crossregion.settlement.envelope;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checked input of one transaction: its nodes with their fields, and nothing else. */
public record Body(TransactionDefinition transaction, Map<String, List<Fields>> nodes) {

    public Body {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** The node that is there once; without fields if it was not sent. */
    public Fields one(String node) {
        List<Fields> all = many(node);
        return all.isEmpty() ? new Fields(node, Map.of()) : all.get(0);
    }

    public List<Fields> many(String node) {
        return nodes.getOrDefault(node, List.of());
    }

    /** The first node of the transaction, which names the person or visit. */
    public Fields first() {
        return one(transaction.request().get(0).node());
    }

    /**
     * What the message says, field by field in one spelling, so that two messages can be compared:
     * {@code data.medfee_sumamt} to {@code 100.00}.
     */
    public Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        nodes.values().stream()
                .flatMap(List::stream)
                .forEach(
                        fields ->
                                fields.values()
                                        .forEach(
                                                (name, value) ->
                                                        content.put(
                                                                fields.node() + "." + name,
                                                                spelled(value))));
        return content;
    }

    /**
     * The nodes as texts in the envelope's spelling, for whoever does the transaction elsewhere.
     */
    public Map<String, List<Map<String, String>>> texts() {
        Map<String, List<Map<String, String>>> texts = new LinkedHashMap<>();
        nodes.forEach((node, rows) -> texts.put(node, rows.stream().map(Body::texts).toList()));
        return texts;
    }

    private static Map<String, String> texts(Fields fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.values().forEach((name, value) -> texts.put(name, spelled(value)));
        return texts;
    }

    private static String spelled(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof LocalDateTime time ? ReplyWriter.spelled(time) : value.toString();
    }
}
