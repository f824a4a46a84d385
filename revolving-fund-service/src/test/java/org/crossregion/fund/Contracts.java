package org.crossregion.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How tests of both sides read the contracts. */
public final class Contracts {

    private static final Path CONTRACTS = Path.of("..", "docs", "contracts");

    private Contracts() {}

    /** The agreed example of an event, such as {@code quota-fixed.v1}. */
    public static String example(String event) {
        return read(event + ".example.json");
    }

    /** Makes sure that a message and the agreed example both are what the schema says. */
    public static void mustConform(String event, String message) {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(read(event + ".schema.json"), InputFormat.JSON);
        assertThat(schema.validate(example(event), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(message, InputFormat.JSON)).isEmpty();
        String field = message.contains("\"scheme\"") ? "scheme" : "region";
        String broken =
                message.replaceFirst(
                        "\"%s\":\"\\w+\"".formatted(field), "\"%s\":\"none\"".formatted(field));
        assertThat(schema.validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    private static String read(String file) {
        try {
            return Files.readString(CONTRACTS.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
