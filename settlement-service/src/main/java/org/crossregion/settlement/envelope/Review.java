package org.crossregion.settlement.envelope;

import static org.crossregion.settlement.envelope.Finding.Weight.IGNORED;
import static org.crossregion.settlement.envelope.Finding.Weight.REFUSED;
import static org.crossregion.settlement.envelope.Finding.Weight.WARNED;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.settlement.envelope.NodeDefinition.Kind;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.problem.Refused;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a request as the gateway reads it, and says everything the gateway would say about its
 * fields, not only the first: what is refused, what is put right with a warning, which keys nobody
 * reads. Nothing is done and no other service is asked.
 */
public final class Review {

    private static final List<String> WRAPPINGS = List.of("input", "data");

    private final Definitions definitions;
    private final Checks checks;

    public Review(Definitions definitions) {
        this.definitions = definitions;
        this.checks = new Checks(definitions);
    }

    /**
     * @param contentType the header as it would be sent; null if there is none
     */
    public List<Finding> of(byte[] body, String contentType) {
        List<Finding> findings = new ArrayList<>();
        try {
            Envelope envelope =
                    new EnvelopeReader(definitions)
                            .read(new ByteArrayInputStream(body), contentType);
            frame(body, contentType, envelope, findings);
            if (envelope.protection().isSealed()) {
                findings.add(sealed());
                return List.copyOf(findings);
            }
            definitions
                    .transaction(envelope.infno())
                    .ifPresentOrElse(
                            transaction -> transaction(transaction, envelope, findings),
                            () -> findings.add(elsewhere(envelope.infno())));
        } catch (Refused e) {
            findings.add(refused("", e, "the envelope cannot be read"));
        }
        return List.copyOf(findings);
    }

    private void frame(byte[] body, String contentType, Envelope envelope, List<Finding> findings) {
        envelope.warnings().forEach(said -> findings.add(warnedFrame(said)));
        JsonNode message = EnvelopeReader.message(new ByteArrayInputStream(body), contentType);
        Set<String> known = names(definitions.request());
        WRAPPINGS.forEach(name -> known.add(Json.Keys.fold(name)));
        unknown("", Stream.of(message), known, findings);
    }

    private static Finding sealed() {
        return new Finding(
                IGNORED,
                "input",
                "sealed",
                "input 为 SM4 密文，字段未检查；请检查明文报文",
                "input is sealed with SM4: its fields were not checked, review it in clear");
    }

    private static Finding warnedFrame(String said) {
        boolean missing = said.startsWith("缺少");
        return new Finding(
                WARNED,
                said.replaceAll("[^A-Za-z_]", ""),
                missing ? "defaulted" : "put-right",
                said,
                missing
                        ? "missing: expected by the specification, taken without"
                        : "too long: cut to its length");
    }

    private Finding elsewhere(String infno) {
        Optional<Owner> owner = definitions.owner(infno);
        SettlementRefusal refusal =
                owner.isPresent()
                        ? SettlementRefusal.TRANSACTION_NOT_HERE
                        : SettlementRefusal.TRANSACTION_UNKNOWN;
        return new Finding(
                REFUSED,
                "infno",
                refusal.code(),
                refusal.title() + "：" + infno,
                owner.isPresent()
                        ? "transaction " + infno + " has no field definitions here"
                        : "there is no transaction " + infno);
    }

    private void transaction(
            TransactionDefinition transaction, Envelope envelope, List<Finding> findings) {
        if (transaction.keyed() && envelope.msgid().isEmpty()) {
            findings.add(
                    new Finding(
                            REFUSED,
                            "msgid",
                            SettlementRefusal.FIELD_MISSING.code(),
                            "缺少必填项：msgid 发送方报文ID",
                            "missing: a message of this transaction is known by its msgid"));
        }
        unknownNodes(transaction, envelope, findings);
        for (NodeDefinition node : transaction.request()) {
            boolean first = node == transaction.request().get(0);
            try {
                node(node, Checks.find(transaction, node, envelope.input()), first, findings);
            } catch (Refused e) {
                String wanted = node.kind() == Kind.LIST ? "a list of objects" : "one object";
                findings.add(refused("input." + node.node(), e, "must be " + wanted));
            }
        }
    }

    private void node(
            NodeDefinition node, List<JsonNode> rows, boolean first, List<Finding> findings) {
        if (rows.isEmpty() && (node.needed() || first && node.kind() == Kind.OBJECT)) {
            if (node.needed()) {
                findings.add(
                        new Finding(
                                REFUSED,
                                "input." + node.node(),
                                SettlementRefusal.FIELD_MISSING.code(),
                                "缺少必填项：input." + node.node() + " 节点",
                                "missing: the transaction cannot be done without this node"));
                return;
            }
            rows = List.of(Json.object());
        }
        for (int i = 0; i < rows.size(); i++) {
            String path = Checks.path(node, i + 1);
            Json.Keys keys = new Json.Keys(rows.get(i));
            node.fields().forEach(field -> field(field, path, keys, findings));
        }
    }

    private void field(FieldDefinition field, String path, Json.Keys keys, List<Finding> findings) {
        List<String> warnings = new ArrayList<>();
        String name = path + "." + field.name();
        try {
            checks.value(field, path, keys, warnings);
        } catch (Refused e) {
            findings.add(refused(name, e, wanted(field, e)));
        }
        boolean given = keys.find(field.name(), field.aliases()) != null;
        for (String said : warnings) {
            findings.add(
                    new Finding(
                            WARNED,
                            name,
                            given ? "put-right" : "defaulted",
                            said + "（" + field.meaning() + "）",
                            given ? putRight(field, said) : defaulted(field)));
        }
    }

    private static String wanted(FieldDefinition field, Refused e) {
        if (e.refusal() == SettlementRefusal.FIELD_MISSING) {
            return "missing: the transaction cannot be done without it (" + field.written() + ")";
        }
        return e.refusal() == SettlementRefusal.CODE_UNKNOWN
                ? "not a value of code table " + field.codes()
                : "not a valid " + field.written();
    }

    private static String defaulted(FieldDefinition field) {
        return "missing: expected by the specification ("
                + field.written()
                + "), "
                + (field.fallback().isEmpty() ? "taken without" : "taken as " + field.fallback());
    }

    private static String putRight(FieldDefinition field, String said) {
        if (said.contains("字典")) {
            return "not a value of code table " + field.codes() + ": taken as it is";
        }
        if (said.contains("舍入")) {
            return "more decimals than " + field.written() + ": rounded";
        }
        return said.contains("忽略")
                ? "too long: ignored"
                : "longer than " + field.written() + ": cut";
    }

    private static Finding refused(String path, Refused e, String english) {
        String title = e.refusal().title();
        String chinese = e.detail().isEmpty() ? title : title + "：" + e.detail();
        return new Finding(REFUSED, path, e.refusal().code(), chinese, english);
    }

    /** Keys beside and inside the nodes that no definition names. */
    private static void unknownNodes(
            TransactionDefinition transaction, Envelope envelope, List<Finding> findings) {
        Set<String> besides = new HashSet<>();
        WRAPPINGS.forEach(name -> besides.add(Json.Keys.fold(name)));
        for (NodeDefinition node : transaction.request()) {
            besides.add(Json.Keys.fold(node.node()));
            node.aliases().forEach(alias -> besides.add(Json.Keys.fold(alias)));
        }
        if (!transaction.request().isEmpty()) {
            Set<String> fields = names(transaction.request().get(0).fields());
            fields.addAll(besides);
            unknown("input", Stream.of(envelope.input()), fields, findings);
        }
        for (NodeDefinition node : transaction.request()) {
            Set<String> known = names(node.fields());
            known.addAll(besides);
            Set<String> named = new HashSet<>(Set.of(Json.Keys.fold(node.node())));
            node.aliases().forEach(alias -> named.add(Json.Keys.fold(alias)));
            Stream<JsonNode> found =
                    envelope.input().properties().stream()
                            .filter(entry -> named.contains(Json.Keys.fold(entry.getKey())))
                            .flatMap(entry -> rows(entry.getValue()));
            unknown("input." + node.node(), found, known, findings);
        }
    }

    private static Stream<JsonNode> rows(JsonNode value) {
        return value.isArray() ? value.valueStream() : Stream.of(value);
    }

    private static void unknown(
            String path, Stream<JsonNode> objects, Set<String> known, List<Finding> findings) {
        objects.flatMap(object -> object.properties().stream())
                .map(Map.Entry::getKey)
                .filter(key -> !known.contains(Json.Keys.fold(key)))
                .distinct()
                .map(
                        key ->
                                new Finding(
                                        IGNORED,
                                        path.isEmpty() ? key : path + "." + key,
                                        "unknown-key",
                                        "接口规范中没有该项，不读取",
                                        "no such field: not read"))
                .forEach(findings::add);
    }

    private static Set<String> names(List<FieldDefinition> fields) {
        Set<String> names = new HashSet<>();
        for (FieldDefinition field : fields) {
            names.add(Json.Keys.fold(field.name()));
            field.aliases().forEach(alias -> names.add(Json.Keys.fold(alias)));
        }
        return names;
    }
}
