package org.crossregion.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Json;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** The examples that vendors read are replies as the definitions say, and their amounts add up. */
class GuideExamplesTest {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("build.root", "../..")).resolve("docs/guides/his-examples");

    @Test
    void every_example_of_a_reply_is_as_defined() throws IOException {
        Definitions definitions = Definitions.load();
        ReplyShape shape = new ReplyShape(definitions);
        int examples = 0;
        for (TransactionDefinition transaction : definitions.transactions()) {
            Path file = EXAMPLES.resolve(transaction.infno() + ".reply.json");
            if (Files.exists(file)) {
                examples++;
                JsonNode reply = Json.read(Files.readString(file));
                assertThat(shape.wrong(transaction, reply.path("output")))
                        .as(file.toString())
                        .isEmpty();
            }
        }
        assertThat(examples).isGreaterThan(30);
    }

    @Test
    void the_bills_in_the_examples_add_up() throws IOException {
        for (String infno : List.of("2206", "2207", "2303", "2304")) {
            JsonNode output =
                    Json.read(Files.readString(EXAMPLES.resolve(infno + ".reply.json")))
                            .path("output");
            BigDecimal total = output.at("/setlinfo/medfee_sumamt").decimalValue();

            assertThat(Amounts.trouble(output, total)).as(infno).isEmpty();
        }
    }

    @Test
    void ids_and_times_of_a_run_become_neutral() {
        LocalDateTime now = LocalDateTime.of(2027, 3, 4, 5, 6, 7);

        assertThat(
                        Examples.neutral(
                                "\"S2201002703040000123\" \"A2201002703040000456\""
                                        + " \"H22020000001202703040506070001\""
                                        + " \"220200202703040506071234567890\""
                                        + " \"2027-03-04 05:06:07\" \"HCABC1O\" 12.30",
                                now))
                .isEqualTo(
                        "\"S2201002610100000001\" \"A2201002610100000001\""
                                + " \"H22020000001202610100930000001\""
                                + " \"220200202610100930000000000001\""
                                + " \"2026-10-10 09:30:00\" \"HIS2026000001O\" 12.30");
    }
}
