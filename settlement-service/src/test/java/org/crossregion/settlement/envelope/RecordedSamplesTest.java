package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

/** The messages of 3-his-interface.md, section 4, as real systems sent and received them. */
class RecordedSamplesTest {

    private final Definitions definitions = Definitions.load();

    @ParameterizedTest
    @CsvSource({
        "4-1-request, 3201, H41139999906, /data/medfee_sumamt, asked of clearing",
        "4-2-request, 3203, H41139999906, /data/psntime, asked of clearing",
        "4-5-request, 2206, H41139999906, /data/mdtrt_id, answered here",
        "4-9-request, 3260, H43019999901, /data/startrow, asked of clearing",
        "4-10-request, 3261, H44209999901, /detail/0/cnfm_flag, asked of clearing",
    })
    void a_recorded_request_is_read_and_is_answered_here_or_its_owner_known(
            String sample, String infno, String institution, String field, String owner)
            throws IOException {
        try (InputStream body = open(sample)) {
            Envelope envelope = new EnvelopeReader(definitions).read(body, "application/json");

            assertThat(envelope.infno()).isEqualTo(infno);
            assertThat(envelope.institution()).isEqualTo(institution);
            assertThat(envelope.msgid()).hasSize(30);
            assertThat(envelope.input().at(field).isMissingNode()).isFalse();
            assertThat(definitions.transaction(infno).isPresent())
                    .isEqualTo(!owner.equals("clearing"));
            assertThat(definitions.owner(infno).map(Owner::owner).orElse("answered here"))
                    .isEqualTo(owner.replace("asked of ", ""));
        }
    }

    /** A client that reads any of the recorded keys finds it in ours. */
    @ParameterizedTest
    @CsvSource({
        "4-3-reply, 9001",
        "4-4-reply, 1101",
        "4-6-reply, 2304",
        "4-7-reply, 2305",
        "4-8-reply, 2204",
        "4-8-reply, 2301",
    })
    void a_reply_has_every_key_that_was_recorded(String sample, String infno) throws IOException {
        TransactionDefinition transaction = definitions.transaction(infno).orElseThrow();
        try (InputStream body = open(sample)) {
            JsonNode output = Json.MAPPER.readTree(body).get("output");
            for (var node : output.properties()) {
                NodeDefinition ours =
                        transaction.reply().stream()
                                .filter(one -> one.node().equals(node.getKey()))
                                .findFirst()
                                .orElseThrow();
                JsonNode object =
                        node.getValue().isArray() ? node.getValue().path(0) : node.getValue();
                Set<String> missing = new TreeSet<>();
                object.fieldNames().forEachRemaining(missing::add);
                ours.fields().forEach(field -> missing.remove(field.name()));
                assertThat(missing).as(node.getKey()).isEmpty();
            }
        }
    }

    private static InputStream open(String sample) {
        return RecordedSamplesTest.class.getResourceAsStream("/samples/" + sample + ".json");
    }
}
