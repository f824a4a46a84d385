package org.crossregion.clearing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The schemas and examples in docs/contracts of the events that this service publishes. */
public final class EventSchema {

    private static final Path CONTRACTS = Path.of("..", "docs", "contracts");

    private EventSchema() {}

    /** What is wrong with an event by the schema of its type; nothing if all is well. */
    public static List<Error> violations(String type, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(type + ".schema.json"), InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }

    /** The same of an event that was read back. */
    public static List<Error> violations(String type, Map<String, Object> event) {
        try {
            return violations(type, new ObjectMapper().writeValueAsString(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String example(String type) {
        return read(type + ".example.json");
    }

    private static String read(String file) {
        try {
            return Files.readString(CONTRACTS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
