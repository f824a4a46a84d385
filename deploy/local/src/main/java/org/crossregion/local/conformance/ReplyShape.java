package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.settlement.envelope.CodeTable;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.FieldDefinition;
import org.crossregion.settlement.envelope.NodeDefinition;
import org.crossregion.settlement.envelope.NodeDefinition.Kind;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.settlement.envelope.TransactionDefinition.Shape;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds the output of a reply against its definition: every key there, lists never null, amounts
 * numbers and never null, dates and codes as written down.
 */
final class ReplyShape {

    private final Definitions definitions;

    ReplyShape(Definitions definitions) {
        this.definitions = definitions;
    }

    /** What is wrong with the output, in a line per field. */
    List<String> wrong(TransactionDefinition transaction, JsonNode output) {
        List<String> wrong = new ArrayList<>();
        if (transaction.shape() == Shape.NOTHING) {
            if (!output.isNull()) {
                wrong.add("output is not null, which string-typed clients cannot read");
            }
            return wrong;
        }
        if (transaction.shape() == Shape.LIST) {
            node(transaction.reply().get(0), "output", output, wrong);
            return wrong;
        }
        for (NodeDefinition node : transaction.reply()) {
            node(node, "output." + node.node(), output.path(node.node()), wrong);
        }
        return wrong;
    }

    private void node(NodeDefinition node, String path, JsonNode value, List<String> wrong) {
        if (node.kind() == Kind.LIST) {
            if (!value.isArray()) {
                wrong.add(path + " is not a list");
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                object(node, path + "[" + i + "]", value.get(i), wrong);
            }
        } else {
            object(node, path, value, wrong);
        }
    }

    private void object(NodeDefinition node, String path, JsonNode value, List<String> wrong) {
        if (!value.isObject()) {
            wrong.add(path + " is not an object");
            return;
        }
        for (FieldDefinition field : node.fields()) {
            String trouble = trouble(field, value.get(field.name()));
            if (!trouble.isEmpty()) {
                wrong.add(path + "." + field.name() + " " + trouble);
            }
        }
    }

    private String trouble(FieldDefinition field, JsonNode value) {
        if (value == null) {
            return "is missing";
        }
        boolean amount = field.type() == FieldDefinition.Type.NUMBER && field.decimals() > 1;
        if (value.isNull()) {
            boolean always = field.rule() == FieldDefinition.Rule.EXPECTED;
            return amount ? "is null, which clients add up" : always ? "is null" : "";
        }
        return switch (field.type()) {
            case ANY -> "";
            case BYTES -> value.isTextual() ? "" : "is " + value + ", not base64";
            case NUMBER -> number(field, value);
            case DATE -> matches(value, "\\d{4}-\\d\\d-\\d\\d", "yyyy-MM-dd");
            case TIME ->
                    matches(
                            value,
                            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d",
                            "yyyy-MM-dd HH:mm:ss");
            case TEXT -> text(field, value);
        };
    }

    private static String number(FieldDefinition field, JsonNode value) {
        if (!value.isNumber()) {
            return "is " + value + ", not a number";
        }
        int decimals = value.decimalValue().stripTrailingZeros().scale();
        return decimals > field.decimals() ? "has more decimals than " + field.written() : "";
    }

    private static String matches(JsonNode value, String pattern, String form) {
        boolean fits =
                value.isTextual() && (value.asText().isEmpty() || value.asText().matches(pattern));
        return fits ? "" : "is " + value + ", not " + form;
    }

    private String text(FieldDefinition field, JsonNode value) {
        if (!value.isTextual()) {
            return "is " + value + ", not a string";
        }
        String text = value.textValue();
        if (field.length() > 0 && text.length() > field.length()) {
            return "is longer than " + field.written();
        }
        CodeTable table = field.codes().isEmpty() ? null : definitions.table(field.codes());
        boolean unknown =
                table != null && table.closed() && !text.isEmpty() && table.value(text).isEmpty();
        return unknown ? "is " + text + ", which code table " + field.codes() + " has not" : "";
    }
}
