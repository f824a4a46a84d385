package org.crossregion.filing.filing;

import static org.crossregion.filing.desk.Desk.application;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;

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
class FilingLifeTest {

    private static final Desk CHANGCHUN = Desk.of("220100");

    @Inject Clock clock;
    @Inject BusinessClock businessClock;

    @Test
    void a_complete_application_is_submitted_and_waits_for_its_review() {
        String person = Sample.person("220104");

        CHANGCHUN
                .submit(application(person, today()))
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/filings/F220100\\d{13}"))
                .body("id", matchesPattern("F220100\\d{6}\\d{7}"))
                .body("state", equalTo("submitted"))
                .body("insuredRegion", equalTo("220100"))
                .body("scheme", equalTo("employee"))
                .body("treatmentRegions", equalTo(List.of("220200")))
                .body("validUntil", nullValue())
                .body("version", equalTo(1))
                .body("history", hasSize(1));
    }

    @Test
    void every_step_is_recorded_with_its_author_its_time_and_its_reason() {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));
        CHANGCHUN.step(id, "suspension").statusCode(200);
        CHANGCHUN.step(id, "resumption").statusCode(200);
        CHANGCHUN.step(id, "cancellation").statusCode(200);

        CHANGCHUN
                .get("/api/v1/filings/" + id)
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body(
                        "history.transition",
                        equalTo(
                                List.of(
                                        "submitted",
                                        "activated",
                                        "suspended",
                                        "resumed",
                                        "cancelled")))
                .body("history.version", equalTo(List.of(1, 2, 3, 4, 5)))
                .body("history[1].author", equalTo("filing-clerk-220100"))
                .body("history[1].reason", equalTo("测试"))
                .body("history[1].at", notNullValue());
    }

    @Test
    void a_repeated_request_files_once_and_gets_the_same_answer() {
        Map<String, Object> application = application(Sample.person("220100"), today());
        String key = "filing-" + application.get("personNo");
        String id =
                CHANGCHUN
                        .post("/api/v1/filings", application, key)
                        .statusCode(201)
                        .extract()
                        .path("id");

        CHANGCHUN.post("/api/v1/filings", application, key).statusCode(201).body("id", equalTo(id));
        application.put("reason", "另一个原因");
        CHANGCHUN
                .post("/api/v1/filings", application, key)
                .statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void a_cancelled_filing_holds_for_the_rest_of_the_day() {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        CHANGCHUN
                .step(id, "cancellation")
                .statusCode(200)
                .body("validUntil", equalTo(today().toString()));
    }

    @Test
    void a_district_asked_for_is_filed_as_its_pooling_region() {
        Map<String, Object> application = application(Sample.person("220100"), today());
        application.put("treatmentRegions", List.of("220202", "220281"));

        CHANGCHUN
                .submit(application)
                .statusCode(201)
                .body("treatmentRegions", equalTo(List.of("220200")));
    }

    @Test
    void a_temporary_filing_ends_by_itself_after_six_months() {
        Map<String, Object> application = application(Sample.person("220100"), today());
        application.put("type", "other-temporary");

        CHANGCHUN
                .submit(application)
                .statusCode(201)
                .body("validUntil", equalTo(today().plusMonths(6).minusDays(1).toString()));
    }

    @Test
    void the_expiry_job_ends_a_filing_on_the_day_after_its_last() {
        Map<String, Object> application = application(Sample.person("220100"), today());
        application.put("validUntil", today().plusDays(1).toString());
        String id = CHANGCHUN.fileActive(application);
        LocalDate last = today().plusDays(1);

        businessClock.set(Beijing.startOf(last).plusSeconds(3600));
        CHANGCHUN.get("/api/v1/filings/" + id).body("state", equalTo("active"));

        businessClock.set(Beijing.startOf(last.plusDays(1)).plusSeconds(3600));
        CHANGCHUN
                .get("/api/v1/filings/" + id)
                .body("state", equalTo("expired"))
                .body("validUntil", equalTo(last.toString()))
                .body("history[2].author", equalTo("system"))
                .body("history[2].transition", equalTo("expired"));
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
