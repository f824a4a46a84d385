package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.launch.Failure;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How one family of hospital systems words the same message on the wire. */
enum Dialect {
    /** As the specification prints it. */
    PLAIN("/his", "application/json"),

    /** Times in ISO form, whole numbers with a decimal, nulls written out. */
    OPENHIS("/uif-hsaf-med-api/api/medical/service", "application/json; charset=utf-8") {
        @Override
        JsonNode worded(JsonNode value) {
            if (value.isTextual() && value.textValue().matches("\\d{4}-\\d\\d-\\d\\d .*")) {
                return TextNode.valueOf(value.textValue().replace(' ', 'T'));
            }
            return value.isBigDecimal()
                    ? DecimalNode.valueOf(value.decimalValue().setScale(4))
                    : value;
        }

        @Override
        ObjectNode framed(ObjectNode frame, ObjectNode input) {
            frame.putNull("dev_no");
            frame.set("input", input);
            return frame;
        }
    },

    /** Seven keys of a frame, input as a JSON string, business fields without a data node. */
    HSA_HIS("/his", "application/json") {
        @Override
        ObjectNode framed(ObjectNode frame, ObjectNode input) {
            ObjectNode reduced = Json.object();
            for (String key : FRAME) {
                reduced.set(key, frame.path(key));
            }
            reduced.set("medins_code", frame.path("fixmedins_code"));
            reduced.put("insur_code", frame.path("mdtrtarea_admvs").asText());
            boolean bare = input.size() == 1 && input.path("data").isObject();
            reduced.put("input", Json.write(bare ? input.path("data") : input));
            return reduced;
        }
    },

    /** One path per transaction, text/plain, every value a string, "" for nothing. */
    ZEBONE("/hsa/hgs/{infno}", "text/plain; charset=utf-8") {
        @Override
        JsonNode worded(JsonNode value) {
            return TextNode.valueOf(value.isNull() ? "" : value.asText());
        }
    },

    /** Jilin's one path, keys that are null left out, enc_type beside the frame. */
    JILIN("/mbs/fmi/fsi/api/callFsiService/callService", "application/json") {
        @Override
        ObjectNode framed(ObjectNode frame, ObjectNode input) {
            frame.put("enc_type", "");
            frame.set("input", input);
            return frame;
        }
    },

    /** The input nested once more, all strings, message ids without the institution. */
    FOSHAN("/hsa/hgs/{infno}", "application/json") {
        @Override
        JsonNode worded(JsonNode value) {
            return TextNode.valueOf(value.asText());
        }

        @Override
        ObjectNode framed(ObjectNode frame, ObjectNode input) {
            frame.putObject("input").set("input", input);
            return frame;
        }

        @Override
        String messageId(String institution, String stamp, int number) {
            return "%s%02d%04d".formatted(stamp, number / 10_000 % 100, number % 10_000);
        }
    };

    private static final String[] FRAME = {"infno", "msgid", "mdtrtarea_admvs", "insuplc_admdvs"};

    private final String path;
    private final String contentType;

    Dialect(String path, String contentType) {
        this.path = path;
        this.contentType = contentType;
    }

    static Dialect fromString(String name) {
        return Stream.of(values())
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure("--dialect takes one of " + names() + "."));
    }

    static String names() {
        return Stream.of(values()).map(Dialect::toString).collect(Collectors.joining(", "));
    }

    /** One value as this family writes it. */
    JsonNode worded(JsonNode value) {
        return value;
    }

    /** The whole message of the full frame and the nodes. */
    ObjectNode framed(ObjectNode frame, ObjectNode input) {
        frame.set("input", input);
        return frame;
    }

    /** Code, time and sequence, 30 characters. */
    String messageId(String institution, String stamp, int number) {
        return institution + stamp + "%04d".formatted(number % 10_000);
    }

    String path(String infno) {
        return path.replace("{infno}", infno);
    }

    String contentType() {
        return contentType;
    }

    /** The message as it goes on the wire. */
    String text(ObjectNode frame, ObjectNode nodes) {
        return Json.write(framed(frame, (ObjectNode) all(nodes)));
    }

    private JsonNode all(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                object.set(entry.getKey(), all(entry.getValue()));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(one -> array.add(all(one)));
            return array;
        }
        return worded(node);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
