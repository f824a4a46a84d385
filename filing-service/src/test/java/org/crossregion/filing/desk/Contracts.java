package org.crossregion.filing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/** Compares messages with the contracts in docs/contracts. */
public final class Contracts {

    private static final Path CONTRACTS = Path.of("..", "docs", "contracts");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Contracts() {}

    /** The message and the agreed example are what the schema says and have the same fields. */
    public static void mustConform(String event, String message) {
        String example = read(event + ".example.json");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(read(event + ".schema.json"), InputFormat.JSON);
        assertThat(schema.validate(example, InputFormat.JSON)).as("the example").isEmpty();
        assertThat(schema.validate(message, InputFormat.JSON)).as("the message").isEmpty();
        if (message.contains("\"version\":")) {
            mustRefuseVersionZero(schema, message);
        }
        assertThat(fields(message)).isEqualTo(fields(example));
    }

    /** The message is what the schema says, and may say more than the example does. */
    public static void mustBeValid(String event, String message) {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(read(event + ".schema.json"), InputFormat.JSON);
        assertThat(schema.validate(message, InputFormat.JSON)).as("the message").isEmpty();
    }

    private static void mustRefuseVersionZero(Schema schema, String message) {
        assertThat(
                        schema.validate(
                                message.replaceFirst("\"version\":\\d+", "\"version\":0"),
                                InputFormat.JSON))
                .as("a version of 0")
                .isNotEmpty();
    }

    /** The paths of all fields, those of list elements without their number. */
    private static TreeSet<String> fields(String json) {
        try {
            TreeSet<String> fields = new TreeSet<>();
            collect("", JSON.readTree(json), fields);
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static void collect(String path, JsonNode node, TreeSet<String> fields) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                fields.add(path + "/" + field.getKey());
                collect(path + "/" + field.getKey(), field.getValue(), fields);
            }
        } else if (node.isArray()) {
            node.forEach(element -> collect(path + "[]", element, fields));
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(CONTRACTS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
