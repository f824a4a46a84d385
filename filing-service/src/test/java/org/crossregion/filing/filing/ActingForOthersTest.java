package org.crossregion.filing.filing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who acts for a person, and what the treatment place has to say. */
@QuarkusTest
@DeskTest
class ActingForOthersTest {

    private static final String AGENT = "999901198001010011";

    private static final Desk DESK = Desk.of("411600");

    @Inject Clock clock;

    @BeforeEach
    void a_region_that_wants_both_identities_and_a_confirmation() {
        Sample.load();
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        410000,示例省,410000,410000,2020-01-01,open,false
                        411600,示例市,411600,411600,2020-01-01,open,true
                        """)
                .statusCode(200);
        String policy =
                Sample.preset("national")
                        .replace("region: \"100000\"", "region: \"411600\"")
                        .replaceFirst("maxInstitutions: 0", "maxInstitutions: 3")
                        .replaceFirst(
                                "\n  channels:",
                                """

                                  agentShowsBoth: [filing, cancellation]
                                  institutionsConfirmed:
                                    materials: [work-proof]
                                  channels:\
                                """);
        Sample.importFile("filing-policies", policy).statusCode(200);
    }

    @Test
    void an_agent_shows_both_identities_and_the_persons_must_be_the_persons() {
        String person = Sample.person("411600");
        Map<String, Object> application = application(person);

        application.put("agent", agent(null));
        refused(DESK.submit(application), "agent.personCertificateNo");
        application.put("agent", agent(AGENT));
        refused(DESK.submit(application), "agent.personCertificateNo");
        application.put("agent", agent(identity(person)));
        DESK.submit(application)
                .statusCode(201)
                .body("agent.certificateNo", equalTo("999***********0011"))
                .body("agent.personShown", equalTo(true))
                .body("history[0].agent.name", equalTo("代办人"));
    }

    @Test
    void a_cancellation_by_an_agent_is_on_record_with_both_identities() {
        String person = Sample.person("411600");
        String id = active(person);
        Map<String, Object> cancellation = new HashMap<>(Map.of("reason", "回参保地住院"));

        cancellation.put("agent", agent(null));
        refused(cancel(id, cancellation), "agent.personCertificateNo");
        DESK.get("/api/v1/filings/" + id).body("state", equalTo("active"));

        cancellation.put("agent", agent(identity(person)));
        cancel(id, cancellation)
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("validUntil", equalTo(today().toString()))
                .body("history[2].agent.name", equalTo("代办人"))
                .body("history[2].agent.relation", equalTo("子女"))
                .body("history[2].agent.certificateNo", containsString("*"))
                .body("history[2].agent.personShown", equalTo(true))
                .body("history[0].agent", nullValue());
    }

    @Test
    void a_person_who_comes_in_person_needs_no_agent() {
        String id = active(Sample.person("411600"));

        cancel(id, Map.of("reason", "迁回")).statusCode(200).body("state", equalTo("cancelled"));
    }

    @Test
    void chosen_institutions_wait_for_the_treatment_place_where_the_policy_says_so() {
        String id =
                DESK.submit(application(Sample.person("411600")))
                        .statusCode(201)
                        .extract()
                        .path("id");

        DESK.step(id, "activation")
                .statusCode(409)
                .body("type", equalTo("/problems/confirmation-missing"));
        DESK.post("/api/v1/filing-confirmations/" + id, Map.of("reason", "同意")).statusCode(403);
        Desk place = Desk.of("220200");
        place.get("/api/v1/filing-confirmations")
                .body("items.find { it.id == '%s' }.name".formatted(id), equalTo("测试甲"))
                .body(
                        "items.find { it.id == '%s' }.institutions".formatted(id),
                        equalTo(List.of("H22020000001")));
        Desk.of("220300").get("/api/v1/filing-confirmations").body("items", empty());

        place.post("/api/v1/filing-confirmations/" + id, Map.of("reason", "同意"))
                .statusCode(200)
                .body("region", equalTo("220200"));
        place.post("/api/v1/filing-confirmations/" + id, Map.of("reason", "再次")).statusCode(409);
        DESK.step(id, "activation")
                .statusCode(200)
                .body("confirmation.author", equalTo("filing-clerk-220200"))
                .body("confirmation.institutions", equalTo(List.of("H22020000001")));
    }

    @Test
    void a_paper_with_the_places_stamp_confirms_as_well() {
        Map<String, Object> application = application(Sample.person("411600"));
        application.put(
                "materials",
                List.of(
                        Map.of("kind", "identity-voucher", "reference", "电子凭证"),
                        Map.of("kind", "work-proof", "reference", "盖章")));

        DESK.fileActive(application);
    }

    private String active(String person) {
        String id = DESK.submit(application(person)).statusCode(201).extract().path("id");
        Desk.of("220200")
                .post("/api/v1/filing-confirmations/" + id, Map.of("reason", "同意"))
                .statusCode(200);
        DESK.step(id, "activation").statusCode(200);
        return id;
    }

    private static ValidatableResponse cancel(String id, Map<String, Object> request) {
        return DESK.post("/api/v1/filings/" + id + "/cancellation", request);
    }

    private static void refused(ValidatableResponse response, String field) {
        response.statusCode(422)
                .body("type", equalTo("/problems/agent-identity-invalid"))
                .body("violations[0].field", equalTo(field));
    }

    private static Map<String, Object> agent(String personNumber) {
        Map<String, Object> agent = new HashMap<>();
        agent.put("name", "代办人");
        agent.put("relation", "子女");
        agent.put("phone", "13000000000");
        agent.put("certificateNo", AGENT);
        agent.put("personCertificateNo", personNumber);
        return agent;
    }

    private static String identity(String person) {
        return Sample.identityNo(Integer.parseInt(person.substring(4)));
    }

    private Map<String, Object> application(String person) {
        Map<String, Object> application = Desk.application(person, today());
        application.put("institutions", List.of("H22020000001"));
        return application;
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
