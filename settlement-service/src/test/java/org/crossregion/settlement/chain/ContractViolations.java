package org.crossregion.settlement.chain;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.crossregion.messaging.ReceivedEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an event on the broker has against the schema in docs/contracts. */
final class ContractViolations {

    private ContractViolations() {}

    static List<Error> of(ReceivedEvent event) {
        Path schema = Path.of("..", "docs", "contracts", event.type() + ".schema.json");
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(schema), InputFormat.JSON)
                    .validate(event.payload(), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
