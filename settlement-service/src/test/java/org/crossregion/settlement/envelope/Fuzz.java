package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.settlement.envelope.NodeDefinition.Kind;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Hostile and merely odd messages, each derived from the definitions by its number: odd values,
 * keys and nodes in other shapes, wrappings, depth, broken bytes and encodings.
 */
public final class Fuzz {

    private static final List<TransactionDefinition> TRANSACTIONS =
            Definitions.load().transactions();

    private static final List<String> ODD =
            List.of(
                    "null",
                    "\"\"",
                    "\" \"",
                    "0",
                    "-0",
                    "-0.0",
                    "1e400",
                    "1e-400",
                    "-1e308",
                    "1e999999999",
                    "12345678901234567890123456789012345678901234567890.5",
                    "0.30000000000000004",
                    "28.0",
                    "\"28.0\"",
                    "\"1,000.00\"",
                    "\"１２\"",
                    "\"\u0661\u0662\"",
                    "\"1e5\"",
                    "\"0x10\"",
                    "\"+5\"",
                    "\"NaN\"",
                    "\"Infinity\"",
                    "true",
                    "false",
                    "[]",
                    "{}",
                    "[null]",
                    "[[]]",
                    "[{}]",
                    "{\"a\":{\"b\":[1]}}",
                    "\"\\u0000\"",
                    "\"a\\u0000b\"",
                    "\"\\udc00\"",
                    "\"\\ud800x\"",
                    "\"\\uffff\"",
                    "\"\\u202e\\u2066\"",
                    "\"\uD83D\uDE00\"",
                    "\"2024-02-30\"",
                    "\"2024-02-29T24:00:00\"",
                    "\"0001-01-01T00:00:00\"",
                    "\"9999-12-31\"",
                    "1709170200000",
                    "-62135596800000",
                    "\"20240229\"",
                    "\"2024/2/9 9:5:7\"",
                    "\"yesterday\"",
                    "\"{\"",
                    "\"[\"",
                    "\"{}\"",
                    "\"[1]\"",
                    "\"\\\"x\\\"\"",
                    "\"' or 1=1;--\"",
                    "\"%s%n\"",
                    "\"${jndi:ldap://x}\"",
                    "\"../../etc\"",
                    "\"<script>\"",
                    "99999999999999999999999999",
                    "0.0000000001",
                    "\"" + "长".repeat(300) + "\"",
                    "\"" + "9".repeat(70) + "\"");

    private Fuzz() {}

    /** One value, as JSON. */
    public static String value(Random random) {
        return ODD.get(random.nextInt(ODD.size()));
    }

    /** The transaction that a message is derived from. */
    static TransactionDefinition transaction(long seed) {
        return TRANSACTIONS.get((int) Math.floorMod(seed, (long) TRANSACTIONS.size()));
    }

    /** Message number {@code seed} of that institution; always the same bytes. */
    public static byte[] message(long seed, String institution) {
        Random random = new Random(seed * 31 + 7);
        ObjectNode message = sample(transaction(seed), institution);
        for (int i = 0; i <= random.nextInt(3); i++) {
            change(message, transaction(seed), random);
        }
        String text = odd(message.toString(), random);
        return bytes(text, random);
    }

    private static ObjectNode sample(TransactionDefinition transaction, String institution) {
        try {
            ObjectNode message = (ObjectNode) Json.MAPPER.readTree(Samples.of(transaction));
            message.put("fixmedins_code", institution);
            return message;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(
            ObjectNode message, TransactionDefinition transaction, Random random) {
        ObjectNode input = message.get("input") instanceof ObjectNode one ? one : Json.object();
        NodeDefinition node =
                transaction.request().get(random.nextInt(transaction.request().size()));
        FieldDefinition field = node.fields().get(random.nextInt(node.fields().size()));
        ObjectNode row = row(input, node);
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> row.put(field.name(), mark(random));
            case 5 -> row.remove(field.name());
            case 6 -> rename(row, field.name(), random);
            case 7 -> row.put("unknown_" + random.nextInt(9), mark(random));
            case 8 -> input.put(node.node(), mark(random));
            case 9 -> reshape(input, node);
            case 10 -> input.put(node.node(), String.valueOf(input.get(node.node())));
            case 11 -> message.put("input", input.toString());
            case 12 -> message.set("input", Json.object().set(wrapper(random), input));
            case 13 -> frame(message, random);
            case 14 -> row.set(field.name(), deep(random.nextInt(90)));
            default -> many(input, node, random);
        }
    }

    private static ObjectNode row(ObjectNode input, NodeDefinition node) {
        JsonNode there = input.get(node.node());
        JsonNode one = there instanceof ArrayNode list && !list.isEmpty() ? list.get(0) : there;
        return one instanceof ObjectNode object ? object : Json.object();
    }

    /** Stands for a value that the tree cannot hold; put in when the text is made. */
    private static String mark(Random random) {
        return "@@" + random.nextInt(ODD.size()) + "@@";
    }

    private static void rename(ObjectNode row, String name, Random random) {
        JsonNode value = row.remove(name);
        if (value != null) {
            String other =
                    switch (random.nextInt(5)) {
                        case 0 -> name.toUpperCase(Locale.ROOT);
                        case 1 -> name + " ";
                        case 2 -> " " + name;
                        case 3 -> name.replace("_", "");
                        default -> name + "\u0000";
                    };
            row.set(other, value);
        }
    }

    private static void reshape(ObjectNode input, NodeDefinition node) {
        JsonNode there = input.get(node.node());
        if (there instanceof ArrayNode list && !list.isEmpty()) {
            input.set(node.node(), list.get(0));
        } else if (there instanceof ObjectNode object) {
            input.putArray(node.node()).add(object);
        }
    }

    private static String wrapper(Random random) {
        return List.of("data", "input", "Input", "x").get(random.nextInt(4));
    }

    private static void frame(ObjectNode message, Random random) {
        List<FieldDefinition> frame = Definitions.load().request();
        FieldDefinition field = frame.get(random.nextInt(frame.size()));
        if (!field.name().equals("fixmedins_code") && !field.name().equals("infno")) {
            message.put(field.name(), mark(random));
        }
    }

    private static JsonNode deep(int levels) {
        JsonNode deep = Json.object().textNode("x");
        for (int i = 0; i < levels; i++) {
            deep =
                    i % 2 == 0
                            ? Json.object().set("a", deep)
                            : Json.MAPPER.createArrayNode().add(deep);
        }
        return deep;
    }

    private static void many(ObjectNode input, NodeDefinition node, Random random) {
        if (node.kind() == Kind.LIST && input.get(node.node()) instanceof ArrayNode list) {
            JsonNode row = list.isEmpty() ? Json.object() : list.get(0);
            for (int i = 0; i < random.nextInt(30); i++) {
                list.add(row);
            }
        }
    }

    /** Puts the marked values in, doubles keys, breaks the syntax now and then. */
    private static String odd(String text, Random random) {
        String odd = text;
        for (int i = 0; i < ODD.size() && odd.contains("@@"); i++) {
            odd = odd.replace("\"@@" + i + "@@\"", ODD.get(i));
        }
        return switch (random.nextInt(12)) {
            case 0 -> odd.replaceFirst("\\{", "{\"infno\":\"2304\",\"input\":{},");
            case 1 -> odd.replaceFirst("\"psn_no\":", "\"psn_no\":\"2\",\"psn_no\":");
            case 2 -> odd.substring(0, random.nextInt(odd.length()));
            case 3 -> odd + List.of("}", " ", "\n{}", "null", "]").get(random.nextInt(5));
            case 4 -> "\uFEFF" + odd;
            default -> odd;
        };
    }

    private static byte[] bytes(String text, Random random) {
        List<Charset> charsets =
                List.of(
                        Charset.forName("GB18030"),
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE);
        byte[] bytes =
                random.nextInt(25) == 0
                        ? text.getBytes(charsets.get(random.nextInt(charsets.size())))
                        : text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    /** Every name that a refusal of that transaction may be about. */
    static List<String> names(TransactionDefinition transaction) {
        List<String> names = new ArrayList<>();
        Definitions.load().request().forEach(field -> names.add(field.name()));
        for (NodeDefinition node : transaction.request()) {
            names.add(node.node());
            node.fields().forEach(field -> names.add(field.name()));
        }
        return names;
    }
}
