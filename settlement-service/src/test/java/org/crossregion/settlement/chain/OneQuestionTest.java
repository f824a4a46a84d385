package org.crossregion.settlement.chain;

import static org.crossregion.settlement.chain.Hospital.line;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Before anybody is refused as not filed, filing-service is asked once, over HTTP. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class OneQuestionTest {

    @Inject World world;
    @Inject ObjectMapper json;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void a_person_who_filed_a_second_ago_is_settled() throws IOException {
        String person = world.person("employee", "12", "220100");
        String visit = billed(person);
        List<Map<String, Object>> filings = List.of(World.filing(person, "referral", "active", 1));

        Owner.saying(
                200,
                json.writeValueAsString(
                        Map.of(
                                "filings", filings,
                                "suspensions", List.of(),
                                "admissionsTold", List.of())),
                0,
                () -> {
                    hospital.settle(visit, "40.00")
                            .then()
                            .statusCode(200)
                            .body("filingType", equalTo("referral"));
                });
    }

    @Test
    void a_person_who_is_not_filed_there_either_is_refused() throws IOException {
        String visit = billed(world.person("employee", "12", "220100"));

        Owner.saying(
                200,
                Owner.NOTHING,
                0,
                () -> {
                    refused(visit, 422, "not-filed");
                });
    }

    @Test
    void no_answer_is_a_refusal_of_its_own_and_nothing_has_happened() throws IOException {
        String visit = billed(world.person("employee", "12", "220100"));

        refused(visit, 503, "filing-not-answering");
        Owner.saying(
                500,
                "",
                0,
                () -> {
                    refused(visit, 503, "filing-not-answering");
                });
        Owner.saying(
                200,
                "not json",
                0,
                () -> {
                    refused(visit, 503, "filing-not-answering");
                });
        Owner.saying(
                200,
                Owner.NOTHING,
                3000,
                () -> {
                    refused(visit, 503, "filing-not-answering");
                });
        Owner.saying(
                200,
                Owner.NOTHING,
                0,
                () -> {
                    refused(visit, 422, "not-filed");
                });
    }

    private String billed(String person) {
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));
        return visit;
    }

    private void refused(String visit, int status, String code) {
        hospital.settle(visit, "40.00")
                .then()
                .statusCode(status)
                .body("type", equalTo("/problems/" + code));
    }
}
