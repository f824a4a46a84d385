package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.settlement.envelope.NodeDefinition.Kind;

import java.util.List;
import java.util.Random;

/** Messages made from the definitions: valid ones, and ones with an odd value in one field. */
final class Samples {

    private static final List<String> ODD =
            List.of(
                    "null",
                    "\"\"",
                    "\" \"",
                    "0",
                    "-1",
                    "1e400",
                    "1e-400",
                    "1e999999999",
                    "true",
                    "[]",
                    "{}",
                    "[null]",
                    "[[]]",
                    "[{}]",
                    "{\"a\":1}",
                    "\"x\"",
                    "\"\\u0000\"",
                    "\"\\udc00\"",
                    "\"2024-02-30\"",
                    "\"9999-99-99 99:99:99\"",
                    "\"{\"",
                    "\"[\"",
                    "\"{}\"",
                    "\"[1]\"",
                    "99999999999999999999999999",
                    "0.0000000001",
                    "\"" + "长".repeat(5_000) + "\"",
                    "\"';drop table visit;--\"",
                    "\"NaN\"");

    private Samples() {}

    static String of(TransactionDefinition transaction) {
        return message(transaction).toString();
    }

    /** The same message, but one field holds that JSON. */
    static String with(
            TransactionDefinition transaction,
            NodeDefinition node,
            FieldDefinition field,
            String json) {
        ObjectNode message = message(transaction);
        ObjectNode input = (ObjectNode) message.get("input");
        ObjectNode object =
                node.kind() == Kind.LIST
                        ? (ObjectNode) input.get(node.node()).get(0)
                        : (ObjectNode) input.get(node.node());
        object.put(field.name(), "@@odd@@");
        return message.toString().replace("\"@@odd@@\"", json);
    }

    static String oddValue(Random random) {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private static ObjectNode message(TransactionDefinition transaction) {
        ObjectNode message = Json.object();
        message.put("infno", transaction.infno());
        message.put("msgid", "H22010000001202403010930001001");
        message.put("mdtrtarea_admvs", "220100");
        message.put("fixmedins_code", "H22010000001");
        ObjectNode input = message.putObject("input");
        for (NodeDefinition node : transaction.request()) {
            if (node.kind() == Kind.LIST) {
                ArrayNode list = input.putArray(node.node());
                fill(list.addObject(), node);
            } else {
                fill(input.putObject(node.node()), node);
            }
        }
        return message;
    }

    private static void fill(ObjectNode object, NodeDefinition node) {
        for (FieldDefinition field : node.fields()) {
            switch (field.type()) {
                case TEXT ->
                        object.put(
                                field.name(),
                                field.codes().isEmpty()
                                        ? "1"
                                        : Definitions.load()
                                                .table(field.codes())
                                                .values()
                                                .get(0)
                                                .code());
                case NUMBER -> object.put(field.name(), 1);
                case DATE -> object.put(field.name(), "2024-03-01");
                case TIME -> object.put(field.name(), "2024-03-01 09:30:00");
                case BYTES -> object.put(field.name(), "UEs=");
                case ANY -> object.putNull(field.name());
            }
        }
    }
}
