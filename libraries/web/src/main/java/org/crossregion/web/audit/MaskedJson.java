package org.crossregion.web.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.web.identity.IdentityNumbers;

/** A JSON value whose texts, names and numbers hold no identity number. */
final class MaskedJson {

    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

    private MaskedJson() {}

    static JsonNode of(JsonNode node) {
        if (node.isObject()) {
            ObjectNode masked = NEW.objectNode();
            node.properties()
                    .forEach(
                            field ->
                                    masked.set(
                                            IdentityNumbers.maskAll(field.getKey()),
                                            of(field.getValue())));
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = NEW.arrayNode();
            node.forEach(element -> masked.add(of(element)));
            return masked;
        }
        return node.isValueNode() && IdentityNumbers.occursIn(node.asText())
                ? NEW.textNode(IdentityNumbers.maskAll(node.asText()))
                : node;
    }
}
