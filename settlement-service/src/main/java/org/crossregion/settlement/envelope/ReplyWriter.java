package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.settlement.envelope.NodeDefinition.Kind;
import org.crossregion.values.Beijing;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code output} by the definition of a transaction: every listed key is there, lists and
 * amounts are never null, numbers have the decimals of their definition.
 */
public final class ReplyWriter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private ReplyWriter() {}

    /** A time as envelopes spell it. */
    static String spelled(LocalDateTime time) {
        return TIME.format(time);
    }

    /**
     * @param nodes by name: a map for an object, a list of maps for a list; a node that is not
     *     given is an empty list, or an object of nothing but defaults
     */
    public static ObjectNode output(TransactionDefinition transaction, Map<String, ?> nodes) {
        ObjectNode output = Json.object();
        for (NodeDefinition node : transaction.reply()) {
            Object given = nodes.get(node.node());
            if (node.kind() == Kind.LIST) {
                ArrayNode list = output.putArray(node.node());
                List<?> rows = given == null ? List.of() : (List<?>) given;
                rows.forEach(row -> list.add(object(node, (Map<?, ?>) row)));
            } else {
                output.set(node.node(), object(node, given == null ? Map.of() : (Map<?, ?>) given));
            }
        }
        return output;
    }

    private static ObjectNode object(NodeDefinition node, Map<?, ?> values) {
        ObjectNode object = Json.object();
        int known = 0;
        for (FieldDefinition field : node.fields()) {
            known += values.containsKey(field.name()) ? 1 : 0;
            object.set(field.name(), value(field, values));
        }
        if (known < values.size()) {
            throw new IllegalArgumentException(
                    node.node() + " has not all of the fields " + values.keySet());
        }
        return object;
    }

    private static JsonNode value(FieldDefinition field, Map<?, ?> values) {
        Object value = values.get(field.name());
        if (value == null) {
            boolean amount = field.type() == FieldDefinition.Type.NUMBER && field.decimals() > 1;
            return amount ? number(field, BigDecimal.ZERO) : Json.object().nullNode();
        }
        if (value instanceof Money money) {
            return number(field, money.yuan());
        }
        if (value instanceof BigDecimal number) {
            return number(field, number);
        }
        if (value instanceof Integer number) {
            return number(field, BigDecimal.valueOf(number));
        }
        if (value instanceof Instant instant) {
            return text(spelled(Beijing.local(instant)));
        }
        if (value instanceof LocalDate day) {
            return text(
                    field.type() == FieldDefinition.Type.TIME
                            ? spelled(day.atStartOfDay())
                            : day.toString());
        }
        if (value instanceof Boolean flag) {
            return text(flag ? "1" : "0");
        }
        return text(value instanceof Coded coded ? coded.code() : value.toString());
    }

    private static JsonNode text(String text) {
        return Json.object().textNode(text);
    }

    /**
     * With the decimals of its definition; an age, which has one, without it where it is whole:
     * there are clients that read an integer there.
     */
    private static JsonNode number(FieldDefinition field, BigDecimal number) {
        BigDecimal scaled = number.setScale(field.decimals(), RoundingMode.HALF_UP);
        boolean whole = field.decimals() == 1 && scaled.stripTrailingZeros().scale() <= 0;
        return Json.object().numberNode(whole ? scaled.setScale(0) : scaled);
    }

    /** One line of JSON text. */
    public static String text(JsonNode node) {
        try {
            return Json.MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /** The tree of JSON text that {@link #text(JsonNode)} made. */
    public static JsonNode tree(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored text that is not JSON", e);
        }
    }
}
