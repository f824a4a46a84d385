package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON as the gateway reads and writes it: strict syntax, exact numbers, bounded depth and size,
 * the last of duplicate keys; keys are found whatever their case, underscores and blanks.
 */
final class Json {

    /** Depth of the deepest real message is 5. */
    private static final int DEEPEST = 64;

    private static final long MOST_TOKENS = 5_000_000;

    static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .maxStringLength(80_000_000)
                                                    .maxNumberLength(100)
                                                    .maxNameLength(1_000)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static boolean isAbsent(JsonNode value) {
        return value == null
                || value.isNull()
                || value.isMissingNode()
                || (value.isTextual() && value.textValue().isBlank());
    }

    /**
     * A text that looks like JSON, parsed; anything else as it is. Some clients encode a node
     * twice.
     */
    static JsonNode unwrapped(JsonNode value) throws JsonProcessingException {
        JsonNode inner = value;
        for (int times = 0; times < 3 && looksLikeJson(inner); times++) {
            inner = parsed(inner.textValue());
        }
        return inner;
    }

    private static JsonNode parsed(String text) throws JsonProcessingException {
        try {
            return MAPPER.readTree(text);
        } catch (NumberFormatException e) {
            throw new JsonParseException(null, "a number out of range", e);
        }
    }

    static boolean looksLikeJson(JsonNode value) {
        if (value == null || !value.isTextual()) {
            return false;
        }
        String text = value.textValue().strip();
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
    }

    /** An object's values by key, found exactly or else whatever the key's spelling. */
    static final class Keys {

        private final JsonNode object;
        private Map<String, JsonNode> folded;

        Keys(JsonNode object) {
            this.object = object;
        }

        /** The value of the first of the names that has one; null if none has. */
        JsonNode find(String name, List<String> aliases) {
            JsonNode exact = object.get(name);
            if (!isAbsent(exact)) {
                return exact;
            }
            JsonNode value = folded().get(fold(name));
            for (int i = 0; value == null && i < aliases.size(); i++) {
                value = folded().get(fold(aliases.get(i)));
            }
            return value;
        }

        private Map<String, JsonNode> folded() {
            if (folded == null) {
                folded = new HashMap<>();
                object.properties()
                        .forEach(
                                entry -> {
                                    if (!isAbsent(entry.getValue())) {
                                        folded.put(fold(entry.getKey()), entry.getValue());
                                    }
                                });
            }
            return folded;
        }

        /** A key in the one spelling that all of its spellings are found by. */
        static String fold(String key) {
            return key.strip().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }
}
