package org.crossregion.settlement.envelope;

import static org.crossregion.settlement.refusal.SettlementRefusal.CODE_UNKNOWN;
import static org.crossregion.settlement.refusal.SettlementRefusal.ENVELOPE_MALFORMED;
import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_INVALID;
import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_MISSING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.settlement.envelope.FieldDefinition.Rule;
import org.crossregion.settlement.envelope.FieldDefinition.Type;
import org.crossregion.settlement.envelope.NodeDefinition.Kind;
import org.crossregion.web.problem.Refused;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks an input by the definition of its transaction. Refused is only what the transaction cannot
 * be done without or what cannot be understood; the rest is put right with a warning.
 */
public final class Checks {

    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_EXTENSION = 4_000;
    private static final int MOST_SAID = 300;
    private static final int LONGEST_SAID = 200;

    /** Digits of other scripts are no amount; Java would take them. */
    private static final Pattern DECIMAL = Pattern.compile("[-+.0-9eE]{1,60}");

    /** What clients put where they have no number or date. */
    private static final Set<String> FILLERS = Set.of("-", "--", "null", "undefined");

    /** The day that a C# date which nobody set falls on. */
    private static final String UNSET_DAY = "0001-01-01";

    /** Doubles of clients carry noise such as 0.30000000000000004; more than this is a decimal. */
    private static final BigDecimal NOISE = new BigDecimal("0.0000001");

    private final Definitions definitions;

    public Checks(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The checked input; what was put right is added to the envelope's warnings. */
    public Body check(TransactionDefinition transaction, Envelope envelope) {
        Map<String, List<Fields>> nodes = new LinkedHashMap<>();
        for (NodeDefinition node : transaction.request()) {
            boolean first = node == transaction.request().get(0);
            List<JsonNode> found = find(transaction, node, envelope.input());
            if (found.isEmpty() && node.needed()) {
                throw new Refused(FIELD_MISSING, "input." + node.node() + " 节点");
            }
            if (found.isEmpty() && first && node.kind() == Kind.OBJECT) {
                found = List.of(Json.object());
            }
            List<Fields> checked = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                checked.add(fields(node, path(node, i + 1), found.get(i), envelope.warnings()));
            }
            nodes.put(node.node(), List.copyOf(checked));
        }
        return new Body(transaction, nodes);
    }

    /**
     * What a message says in the fields of its transaction, as far as it can be read at all: for
     * messages that are refused. Long values are cut and many rows left out.
     */
    public static Map<String, String> said(TransactionDefinition transaction, Envelope envelope) {
        Map<String, String> said = new LinkedHashMap<>();
        for (NodeDefinition node : transaction.request()) {
            try {
                int number = 0;
                for (JsonNode row : find(transaction, node, envelope.input())) {
                    String path = path(node, ++number) + ".";
                    Json.Keys keys = new Json.Keys(row);
                    for (FieldDefinition field : node.fields()) {
                        JsonNode value = keys.find(field.name(), field.aliases());
                        if (value != null && value.isValueNode() && said.size() < MOST_SAID) {
                            said.put(path + field.name(), Texts.cut(value.asText(), LONGEST_SAID));
                        }
                    }
                }
            } catch (Refused e) {
                said.put(node.node(), "?");
            }
        }
        return said;
    }

    /**
     * The objects of a node, by its name or alias, below {@code data}, or for the first node of a
     * transaction as {@code data}, as the fields of the input itself, or whatever the client calls
     * the node in which they are.
     */
    static List<JsonNode> find(
            TransactionDefinition transaction, NodeDefinition node, ObjectNode input) {
        boolean first = node == transaction.request().get(0);
        Json.Keys keys = new Json.Keys(input);
        JsonNode named = container(keys, node.node());
        for (int i = 0; named == null && i < node.aliases().size(); i++) {
            named = container(keys, node.aliases().get(i));
        }
        JsonNode data = node.node().equals("data") ? named : container(keys, "data");
        if (data instanceof ObjectNode below) {
            JsonNode inner = container(new Json.Keys(below), node.node());
            if (inner != null && (named == null || named == data)) {
                named = inner;
            }
        }
        if (named == null && first) {
            named = anyField(node, keys) ? input : otherwiseNamed(transaction, input).orElse(data);
        }
        return rows(node, named);
    }

    /** The first node under a name of the client's own: what holds a field that it needs. */
    private static Optional<JsonNode> otherwiseNamed(
            TransactionDefinition transaction, ObjectNode input) {
        List<String> taken = transaction.request().stream().map(NodeDefinition::node).toList();
        NodeDefinition node = transaction.request().get(0);
        return input.properties().stream()
                .filter(
                        entry ->
                                !taken.contains(entry.getKey())
                                        && entry.getValue().isContainerNode())
                .map(Map.Entry::getValue)
                .filter(value -> holdsNeeded(node, value.isArray() ? value.path(0) : value))
                .findFirst();
    }

    private static boolean holdsNeeded(NodeDefinition node, JsonNode object) {
        Json.Keys keys = new Json.Keys(object);
        return object.isObject()
                && node.fields().stream()
                        .filter(field -> field.rule() == Rule.NEEDED)
                        .anyMatch(field -> keys.find(field.name(), field.aliases()) != null);
    }

    static String path(NodeDefinition node, int number) {
        return node.kind() == Kind.LIST ? node.node() + "[" + number + "]" : node.node();
    }

    private static JsonNode container(Json.Keys keys, String name) {
        JsonNode value = keys.find(name, List.of());
        try {
            return Json.isAbsent(value) ? null : Json.unwrapped(value);
        } catch (JsonProcessingException e) {
            throw new Refused(ENVELOPE_MALFORMED, "input." + name + " 中的 JSON 语法错误");
        }
    }

    private static boolean anyField(NodeDefinition node, Json.Keys keys) {
        return node.fields().stream()
                .anyMatch(field -> keys.find(field.name(), field.aliases()) != null);
    }

    private static List<JsonNode> rows(NodeDefinition node, JsonNode value) {
        if (value == null) {
            return List.of();
        }
        List<JsonNode> rows = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(rows::add);
        } else {
            rows.add(value);
        }
        boolean tooMany = node.kind() == Kind.OBJECT && rows.size() > 1;
        if (tooMany || !rows.stream().allMatch(row -> row.isObject())) {
            throw new Refused(
                    FIELD_INVALID,
                    "input." + node.node() + (node.kind() == Kind.LIST ? " 应为对象列表" : " 应为对象"));
        }
        if (rows.size() > MOST_ROWS) {
            throw new Refused(
                    FIELD_INVALID, "input." + node.node() + " 超过 " + MOST_ROWS + " 行，请分批上传");
        }
        return rows;
    }

    private Fields fields(
            NodeDefinition node, String path, JsonNode object, List<String> warnings) {
        Json.Keys keys = new Json.Keys(object);
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldDefinition field : node.fields()) {
            value(field, path, keys, warnings).ifPresent(read -> values.put(field.name(), read));
        }
        return new Fields(path, values);
    }

    /** What one field says, or what is taken instead of it; what was put right is a warning. */
    Optional<Object> value(
            FieldDefinition field, String path, Json.Keys keys, List<String> warnings) {
        JsonNode value = keys.find(field.name(), field.aliases());
        Optional<Object> read =
                value == null
                        ? Optional.empty()
                        : read(field, path + "." + field.name(), value, warnings);
        return read.isPresent() ? read : missing(field, path, keys, warnings);
    }

    private static Optional<Object> missing(
            FieldDefinition field, String path, Json.Keys keys, List<String> warnings) {
        String name = path + "." + field.name();
        boolean excused = !field.unless().isEmpty() && keys.find(field.unless(), List.of()) != null;
        if (field.rule() == Rule.NEEDED && !excused) {
            throw new Refused(FIELD_MISSING, name + " " + field.meaning());
        }
        if (field.rule() == Rule.EXPECTED) {
            warnings.add(
                    "缺少 "
                            + name
                            + (field.fallback().isEmpty() ? "" : "，按 " + field.fallback() + " 处理"));
        }
        return field.fallback().isEmpty() ? Optional.empty() : Optional.of(fallback(field));
    }

    private static Object fallback(FieldDefinition field) {
        return field.type() == Type.NUMBER
                ? new BigDecimal(field.fallback()).setScale(field.decimals())
                : field.fallback();
    }

    private Optional<Object> read(
            FieldDefinition field, String path, JsonNode value, List<String> warnings) {
        if (field.type() == Type.ANY) {
            return any(value, path, warnings);
        }
        if (field.type() == Type.BYTES) {
            return bytes(value, path + " " + field.meaning());
        }
        if (value.isBoolean() && field.codes().isEmpty()) {
            throw new Refused(FIELD_INVALID, path + " " + field.meaning() + " 不能是 true 或 false");
        }
        String text = Texts.of(value, path + " " + field.meaning());
        if (text.isEmpty() || isFiller(field, text)) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case TEXT, ANY, BYTES -> text(field, path, text, warnings);
            case NUMBER -> Optional.of(number(field, path, text, warnings));
            case DATE -> Optional.of(time(field, path, text).toLocalDate());
            case TIME -> Optional.of(time(field, path, text));
        };
    }

    private static boolean isFiller(FieldDefinition field, String text) {
        return switch (field.type()) {
            case NUMBER -> FILLERS.contains(text);
            case DATE, TIME -> FILLERS.contains(text) || text.startsWith(UNSET_DAY);
            case TEXT, ANY, BYTES -> false;
        };
    }

    /** Base64 as it came, or what an array of bytes, signed or not, is in base64. */
    private static Optional<Object> bytes(JsonNode value, String name) {
        if (value.isTextual()) {
            String text = value.textValue().strip();
            Texts.mustBeStorable(text, name);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(text.replaceFirst("^data:[^,]{0,100},", ""));
        }
        if (!value.isArray()) {
            throw new Refused(FIELD_INVALID, name + " 应为 base64 字符串或字节数组");
        }
        byte[] bytes = new byte[value.size()];
        for (int i = 0; i < bytes.length; i++) {
            JsonNode one = value.get(i);
            if (!one.isInt() || one.intValue() < Byte.MIN_VALUE || one.intValue() > 0xFF) {
                throw new Refused(FIELD_INVALID, name + " 第" + (i + 1) + "项不是字节");
            }
            bytes[i] = (byte) one.intValue();
        }
        return bytes.length == 0
                ? Optional.empty()
                : Optional.of(Base64.getEncoder().encodeToString(bytes));
    }

    private static Optional<Object> any(JsonNode value, String path, List<String> warnings) {
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (text.length() > LONGEST_EXTENSION) {
            warnings.add(path + " 超长，已忽略");
            return Optional.empty();
        }
        Texts.mustBeStorable(text, path);
        return Optional.of(text);
    }

    private Optional<Object> text(
            FieldDefinition field, String path, String text, List<String> warnings) {
        boolean matters = field.rule() == Rule.NEEDED;
        if (field.length() > 0 && text.length() > field.length()) {
            if (matters) {
                throw new Refused(
                        FIELD_INVALID,
                        path + " " + field.meaning() + " 超过 " + field.length() + " 个字符");
            }
            warnings.add(path + " 超长，已截断");
            return Optional.of(Texts.cut(text, field.length()));
        }
        if (!field.codes().isEmpty()) {
            CodeTable table = definitions.table(field.codes());
            if (table.value(text).isEmpty()) {
                if (matters || (table.closed() && field.rule() == Rule.EXPECTED)) {
                    throw new Refused(
                            CODE_UNKNOWN,
                            path + " " + field.meaning() + " 的值 " + Texts.shown(text) + " 不在字典中");
                }
                warnings.add(path + " 的值 " + Texts.shown(text) + " 不在字典中");
            }
        }
        return Optional.of(text);
    }

    private static BigDecimal number(
            FieldDefinition field, String path, String text, List<String> warnings) {
        String name = path + " " + field.meaning();
        BigDecimal number;
        try {
            number = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
        } catch (NumberFormatException e) {
            number = null;
        }
        if (number == null) {
            throw new Refused(FIELD_INVALID, name + " 应为数值：" + Texts.shown(text));
        }
        long digits = (long) number.precision() - number.scale();
        if (digits > field.length() - field.decimals() || number.scale() > 60) {
            throw new Refused(FIELD_INVALID, name + " 超出 " + field.written());
        }
        BigDecimal rounded = number.setScale(field.decimals(), RoundingMode.HALF_UP);
        if (rounded.subtract(number).abs().compareTo(NOISE) > 0) {
            if (field.rule() == Rule.NEEDED) {
                throw new Refused(FIELD_INVALID, name + " 最多 " + field.decimals() + " 位小数");
            }
            warnings.add(path + " 已舍入为 " + field.decimals() + " 位小数");
        }
        return rounded;
    }

    private static LocalDateTime time(FieldDefinition field, String path, String text) {
        return Times.read(text)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FIELD_INVALID,
                                        path
                                                + " "
                                                + field.meaning()
                                                + " 不是有效的日期时间："
                                                + Texts.shown(text)));
    }
}
