package org.crossregion.filing.filing;

import static org.crossregion.filing.desk.Desk.application;
import static org.crossregion.filing.desk.Desk.promised;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessClock;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class FilingAmendmentTest {

    private static final Desk CHANGCHUN = Desk.of("220100");

    @Inject Clock clock;
    @Inject BusinessClock businessClock;

    @Test
    void the_promised_proof_frees_the_filing_and_opens_care_at_home() {
        String person = Sample.person("220100");
        String id = CHANGCHUN.fileActive(promised(person, today()));
        atHome(person).body("direct", equalTo(false)).body("reason", equalTo("home-care-barred"));

        CHANGCHUN
                .hand(id, "residence-proof")
                .statusCode(200)
                .body("onPromise", equalTo(false))
                .body("promised", equalTo(true))
                .body("proofDue", nullValue())
                .body("materials.kind", hasItem("residence-proof"))
                .body("history[2].transition", equalTo("proven"));
        atHome(person).body("direct", equalTo(true));
        CHANGCHUN.step(id, "cancellation").statusCode(200);
    }

    @Test
    void a_material_that_proves_nothing_is_kept_and_the_promise_stays() {
        String id = CHANGCHUN.fileActive(promised(Sample.person("220100"), today()));

        CHANGCHUN
                .hand(id, "referral-paper")
                .statusCode(200)
                .body("onPromise", equalTo(true))
                .body("history[2].transition", equalTo("supplemented"));
        CHANGCHUN
                .hand(id, "horoscope")
                .statusCode(422)
                .body("type", equalTo("/problems/material-unknown"));
    }

    @Test
    void what_has_ended_takes_no_more_materials() {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));
        CHANGCHUN.step(id, "cancellation").statusCode(200);

        CHANGCHUN
                .hand(id, "residence-proof")
                .statusCode(409)
                .body("type", equalTo("/problems/transition-not-allowed"));
    }

    @Test
    void on_the_day_after_the_last_one_a_missing_proof_is_noted_and_costs_what_policy_says() {
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("jilin")
                                .replace("region: \"220000\"", "region: \"220300\"")
                                .replace("missed: keep", "missed: suspend"))
                .statusCode(200);
        Desk siping = Desk.of("220300");
        String late = siping.fileActive(promised(Sample.person("220300"), today()));
        String kept = CHANGCHUN.fileActive(promised(Sample.person("220100"), today()));
        LocalDate due = today().plusDays(30);

        businessClock.set(Beijing.startOf(due).plusSeconds(3600));
        siping.get("/api/v1/filings/" + late)
                .body("state", equalTo("active"))
                .body("proofDue", equalTo(due.toString()));
        businessClock.set(Beijing.startOf(due.plusDays(1)).plusSeconds(3600));
        siping.get("/api/v1/filings/" + late)
                .body("state", equalTo("suspended"))
                .body("proofMissed", equalTo(true))
                .body("history[2].transition", equalTo("proof-missed"))
                .body("history[2].author", equalTo("system"));
        CHANGCHUN
                .get("/api/v1/filings/" + kept)
                .body("state", equalTo("active"))
                .body("proofMissed", equalTo(true));

        siping.hand(late, "work-proof")
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("proofMissed", equalTo(false));
    }

    @Test
    void on_proof_a_place_is_changed_any_time_and_both_filings_stay_on_record() {
        String person = Sample.person("220100");
        String old = CHANGCHUN.fileActive(application(person, today()));

        String changed =
                change(old, Map.of("treatmentRegions", List.of("220300")), "settlement-proof")
                        .statusCode(201)
                        .body("state", equalTo("submitted"))
                        .body("replaces", equalTo(old))
                        .body("treatmentRegions", equalTo(List.of("220300")))
                        .extract()
                        .path("id");
        CHANGCHUN.get("/api/v1/filings/" + old).body("state", equalTo("active"));
        CHANGCHUN.step(changed, "activation").statusCode(200).body("state", equalTo("active"));

        CHANGCHUN
                .get("/api/v1/filings/" + old)
                .body("state", equalTo("cancelled"))
                .body("validUntil", equalTo(today().toString()))
                .body("history[2].transition", equalTo("changed"))
                .body("history[2].reason", containsString(changed));
    }

    @Test
    void a_change_refused_at_review_leaves_everything_as_it_was() {
        String old = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));
        String changed =
                change(old, Map.of("treatmentRegions", List.of("220300")), "settlement-proof")
                        .extract()
                        .path("id");
        change(old, Map.of("treatmentRegions", List.of("120000")), "settlement-proof")
                .statusCode(409)
                .body("type", equalTo("/problems/change-pending"));

        CHANGCHUN.step(changed, "refusal").statusCode(200);

        CHANGCHUN.get("/api/v1/filings/" + old).body("state", equalTo("active"));
        change(old, Map.of("treatmentRegions", List.of("120000")), "settlement-proof")
                .statusCode(201);
    }

    @Test
    void another_place_needs_its_own_proof() {
        String old = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        CHANGCHUN
                .post(
                        "/api/v1/filings/" + old + "/change",
                        Map.of("treatmentRegions", List.of("220300"), "reason", "迁居"))
                .statusCode(422)
                .body("type", equalTo("/problems/materials-missing"));
    }

    @Test
    void a_change_that_changes_nothing_is_refused() {
        String old = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        change(old, Map.of("treatmentRegions", List.of("220200")), "settlement-proof")
                .statusCode(422)
                .body("type", equalTo("/problems/nothing-changes"));
    }

    @Test
    void on_a_promise_it_is_neither_changed_nor_extended_for_six_months() {
        String old = CHANGCHUN.fileActive(promised(Sample.person("220100"), today()));

        change(old, Map.of("treatmentRegions", List.of("220300")), "settlement-proof")
                .statusCode(409)
                .body("type", equalTo("/problems/promise-locked"))
                .body("detail", containsString(today().plusMonths(6).toString()));

        CHANGCHUN.hand(old, "settlement-proof").statusCode(200);
        change(old, Map.of("treatmentRegions", List.of("220300")), "settlement-proof")
                .statusCode(201);
    }

    @Test
    void a_temporary_filing_is_extended_for_six_months_from_today_at_most() {
        Map<String, Object> application = application(Sample.person("220100"), today());
        application.put("type", "other-temporary");
        application.put("validUntil", today().plusDays(10).toString());
        String id = CHANGCHUN.fileActive(application);
        LocalDate latest = today().plusMonths(6).minusDays(1);

        extend(id, latest.plusDays(1).toString())
                .statusCode(422)
                .body("type", equalTo("/problems/dates-impossible"));
        extend(id, today().plusDays(10).toString()).statusCode(422);
        extend(id, latest.toString())
                .statusCode(200)
                .body("validUntil", equalTo(latest.toString()))
                .body("history[2].transition", equalTo("extended"));
    }

    private ValidatableResponse atHome(String person) {
        return CHANGCHUN
                .get(
                        "/api/v1/eligibility?personNo="
                                + person
                                + "&institution=H22010000001&careType=inpatient")
                .statusCode(200);
    }

    private ValidatableResponse extend(String id, String until) {
        return CHANGCHUN.post(
                "/api/v1/filings/" + id + "/extension",
                Map.of("validUntil", until, "reason", "继续治疗"));
    }

    private ValidatableResponse change(String id, Map<String, Object> what, String proof) {
        Map<String, Object> request = new java.util.LinkedHashMap<>(what);
        request.put("reason", "变更");
        request.put(
                "materials",
                List.of(
                        Map.of("kind", "identity-voucher", "reference", "电子凭证"),
                        Map.of("kind", proof, "reference", "见附件")));
        return CHANGCHUN.post("/api/v1/filings/" + id + "/change", request);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
