package org.crossregion.filing.filing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A clerk asks what would become of an application before it is submitted. */
@QuarkusTest
@DeskTest
class CasePreviewTest {

    private static final Desk CHANGCHUN = Desk.of("220100");

    @Inject Clock clock;

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    private static ValidatableResponse preview(Map<String, Object> application) {
        return CHANGCHUN.post("/api/v1/filings/preview", application);
    }

    @Test
    void a_complete_case_is_accepted_with_its_limits_and_nothing_is_filed() {
        String person = Sample.person("220100");

        preview(Desk.application(person, today()))
                .statusCode(200)
                .body("accepted", equalTo(true))
                .body("policy", equalTo("jilin"))
                .body("paragraph", equalTo("S1, question 1, materials 1 and 3 to 5"))
                .body("missing", hasSize(0))
                .body("objections", hasSize(0))
                .body("places", equalTo(List.of("220200")))
                .body("placesAllowed", equalTo(3))
                .body("institutionsAllowed", equalTo(0))
                .body("validUntil", nullValue())
                .body("onPromise", nullValue())
                .body("homeCare", equalTo("open"))
                .body("accountSuspended", equalTo(false))
                .body("reviewDue", equalTo(today().toString()));
        CHANGCHUN.get("/api/v1/filings?personNo=" + person).body("items", hasSize(0));
    }

    @Test
    void on_a_promise_it_says_until_when_it_is_locked_and_the_proof_is_due() {
        preview(Desk.promised(Sample.person("220100"), today()))
                .body("accepted", equalTo(true))
                .body("placesAllowed", equalTo(1))
                .body("homeCare", equalTo("closed"))
                .body("onPromise.lockedUntil", equalTo(today().plusMonths(6).toString()))
                .body("onPromise.proofDue", equalTo(today().plusDays(30).toString()))
                .body("onPromise.missed", equalTo("keep"));
    }

    @Test
    void everything_that_stands_against_it_is_said_at_once_with_its_paragraph() {
        Map<String, Object> application = Desk.application(Sample.person("220100"), today());
        application.put("materials", List.of());
        application.put("channel", "telegraph");
        application.put("treatmentRegions", List.of("220104"));
        application.put("institutions", List.of("H22010000001"));
        application.put("validUntil", today().minusDays(1).toString());
        application.put("agent", Map.of("name", "代办人", "certificateNo", "110101199003070000"));

        preview(application)
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body(
                        "objections.problem",
                        contains(
                                "channel-not-offered",
                                "own-region",
                                "institutions-not-accepted",
                                "dates-impossible",
                                "materials-missing",
                                "agent-identity-invalid"))
                .body(
                        "objections[4].detail",
                        containsString("（依据 jilin：S1, question 1, materials 1 and 3 to 5）"))
                .body("objections[4].fields", contains("materials"))
                .body("missing", hasSize(2))
                .body("missing[0][0].kind", equalTo("identity-voucher"))
                .body("missing[1].name", hasItem(containsString("户口簿首页")));
    }

    @Test
    void a_filing_that_is_in_the_way_is_named() {
        String person = Sample.person("220100");
        String id = CHANGCHUN.fileActive(Desk.application(person, today()));

        preview(Desk.application(person, today()))
                .body("accepted", equalTo(false))
                .body("placesFiled", contains("220200"))
                .body("objections.problem", contains("filing-overlaps"))
                .body("objections[0].detail", containsString(id));
    }

    @Test
    void a_refused_submission_cites_the_paragraph_too() {
        Map<String, Object> application = Desk.application(Sample.person("220100"), today());
        application.put("type", "referral");

        CHANGCHUN
                .submit(application)
                .statusCode(422)
                .body("type", equalTo("/problems/materials-missing"))
                .body("detail", containsString("（依据 jilin：S1, question 2）"));
    }

    @Test
    void another_regions_clerk_and_a_bad_question_are_refused() {
        Map<String, Object> application = Desk.application(Sample.person("220100"), today());
        Desk.of("220200").post("/api/v1/filings/preview", application).statusCode(403);
        application.put("type", "holiday");
        preview(application).statusCode(400);
        application.put("type", "maternity");
        application.put("treatmentRegions", List.of("999999"));
        preview(application).statusCode(200).body("objections.problem", hasItem("region-unknown"));
    }
}
