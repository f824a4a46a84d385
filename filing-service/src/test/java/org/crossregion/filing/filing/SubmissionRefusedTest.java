package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.desk.Desk.application;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@QuarkusTest
@DeskTest
class SubmissionRefusedTest {

    private static final Desk CHANGCHUN = Desk.of("220100");

    @Inject Clock clock;
    @Inject Jdbi database;

    @Test
    void nobody_is_filed_who_is_not_known() {
        Sample.load();

        refused(CHANGCHUN.submit(application("99990000009999999999", today())), 404)
                .body("type", equalTo("/problems/person-unknown"))
                .body("violations[0].field", equalTo("personNo"));
    }

    @Test
    void nobody_is_filed_whose_insurance_is_paused() {
        String paused = Sample.person("220100", "2");

        refused(CHANGCHUN.submit(application(paused, today())), 422)
                .body("type", equalTo("/problems/not-insured"));
    }

    @Test
    void missing_materials_are_named_and_nothing_is_left_behind() {
        String person = Sample.person("220100");
        Map<String, Object> application = application(person, today());
        application.put("materials", List.of());
        long before = rows();

        refused(CHANGCHUN.submit(application), 422)
                .body("type", equalTo("/problems/materials-missing"))
                .body("violations.field", hasItem("materials"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_second_filing_to_the_same_region_is_refused_until_the_first_has_ended() {
        String person = Sample.person("220100");
        String first = CHANGCHUN.fileActive(application(person, today()));

        refused(CHANGCHUN.submit(application(person, today().plusDays(30))), 409)
                .body("type", equalTo("/problems/filing-overlaps"))
                .body("detail", containsString(first));

        CHANGCHUN.step(first, "cancellation").statusCode(200);
        CHANGCHUN.submit(application(person, today())).statusCode(201);
    }

    @Test
    void two_clerks_at_once_file_a_person_once() throws Exception {
        String person = Sample.person("220100");
        Map<String, Object> application = application(person, today());
        ExecutorService clerks = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> submit = () -> CHANGCHUN.submit(application).extract().statusCode();
            List<Future<Integer>> answers =
                    clerks.invokeAll(List.of(submit, submit, submit, submit));
            int filed = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(201, 409);
                filed += answer.get() == 201 ? 1 : 0;
            }
            assertThat(filed).isEqualTo(1);
        } finally {
            clerks.shutdown();
        }
    }

    @Test
    void a_filing_on_a_promise_is_locked_for_six_months_but_can_be_withdrawn_before_review() {
        Map<String, Object> promised = promised(Sample.person("220100"));
        String active =
                CHANGCHUN
                        .submit(promised)
                        .statusCode(201)
                        .body("onPromise", equalTo(true))
                        .extract()
                        .path("id");
        CHANGCHUN.step(active, "activation").statusCode(200);
        String waiting = CHANGCHUN.submit(promised(Sample.person("220100"))).extract().path("id");

        refused(CHANGCHUN.step(active, "cancellation"), 409)
                .body("type", equalTo("/problems/promise-locked"))
                .body("detail", containsString(today().plusMonths(6).toString()));
        CHANGCHUN.step(waiting, "cancellation").statusCode(200);
    }

    @Test
    void a_step_that_the_state_does_not_allow_is_refused_and_says_the_state() {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        refused(CHANGCHUN.step(id, "activation"), 409)
                .body("type", equalTo("/problems/transition-not-allowed"))
                .body("detail", containsString("is active"));
        refused(CHANGCHUN.step(id, "resumption"), 409)
                .body("type", equalTo("/problems/transition-not-allowed"));
    }

    @Test
    void a_filing_whose_last_day_has_passed_is_not_activated() {
        Map<String, Object> past = application(Sample.person("220100"), today().minusDays(30));
        past.put("validUntil", today().minusDays(1).toString());
        String id = CHANGCHUN.submit(past).statusCode(201).extract().path("id");

        refused(CHANGCHUN.step(id, "activation"), 409)
                .body("type", equalTo("/problems/filing-ended"));
    }

    @Test
    void a_filing_that_is_not_there_is_said_so() {
        refused(CHANGCHUN.get("/api/v1/filings/F2201002601010000000"), 404)
                .body("type", equalTo("/problems/filing-unknown"));
        refused(CHANGCHUN.step("F2201002601010000000", "activation"), 404)
                .body("type", equalTo("/problems/filing-unknown"));
    }

    @Test
    void bad_input_names_its_field() {
        String person = Sample.person("220100");
        badField("type", "holiday", person, "type");
        badField("treatmentRegions", List.of(), person, "treatmentRegions");
        badField("treatmentRegions", List.of("2202"), person, "treatmentRegions[0]");
        badField("validFrom", "2026-02-30", person, "validFrom");
        badField("channel", " ", person, "channel");
        badField("reason", null, person, "reason");
        badField(
                "materials",
                List.of(Map.of("kind", "work-proof")),
                person,
                "materials[0].reference");
        badField("agent", Map.of("name", "代办人"), person, "agent.certificateNo");
    }

    @Test
    void an_agents_wrong_number_is_refused_and_appears_nowhere() {
        Map<String, Object> application = application(Sample.person("220100"), today());
        application.put("agent", Map.of("name", "代办人", "certificateNo", "110101199003070000"));

        refused(CHANGCHUN.submit(application), 422)
                .body("type", equalTo("/problems/agent-identity-invalid"))
                .body("violations[0].field", equalTo("agent.certificateNo"))
                .body("detail", not(containsString("110101199003070000")));
    }

    @Test
    void an_agent_is_kept_and_shown_with_a_masked_number() {
        Map<String, Object> application = application(Sample.person("220100"), today());
        application.put(
                "agent",
                Map.of(
                        "name", "代办人",
                        "relation", "子女",
                        "phone", "13000000000",
                        "certificateNo", "999901198001010011"));

        CHANGCHUN
                .submit(application)
                .statusCode(201)
                .body("agent.name", equalTo("代办人"))
                .body("agent.certificateNo", equalTo("999***********0011"));
    }

    private void badField(String field, Object value, String person, String named) {
        Map<String, Object> application = application(person, today());
        application.put(field, value);

        refused(CHANGCHUN.submit(application), 400).body("violations.field", hasItem(named));
    }

    private Map<String, Object> promised(String person) {
        Map<String, Object> application = application(person, today());
        application.put(
                "materials", List.of(Map.of("kind", "identity-voucher", "reference", "电子凭证")));
        application.put("promise", true);
        return application;
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status) {
        return response.statusCode(status).contentType("application/problem+json");
    }

    private long rows() {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select (select count(*) from filing)
                                            + (select count(*) from filing_transition)
                                            + (select count(*) from filing_place)
                                        """)
                                .mapTo(Long.class)
                                .one());
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
