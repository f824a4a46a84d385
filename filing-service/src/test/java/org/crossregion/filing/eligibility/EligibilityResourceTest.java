package org.crossregion.filing.eligibility;

import static org.crossregion.filing.desk.Desk.application;
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
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.security.ServiceTokens;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

@QuarkusTest
@DeskTest
class EligibilityResourceTest {

    private static final Desk CHANGCHUN = Desk.of("220100");

    @Inject Clock clock;
    @Inject ServiceTokens services;

    @Test
    void whoever_is_filed_is_settled_directly_the_moment_the_filing_is_active() {
        String person = Sample.person("220104");
        ask(person, "H22020000001", "")
                .body("direct", equalTo(false))
                .body("reason", equalTo("not-filed"))
                .body("remedy", containsString("补办备案"));

        String id = CHANGCHUN.submit(application(person, today())).extract().path("id");
        ask(person, "H22020000001", "").body("reason", equalTo("filing-pending"));

        CHANGCHUN.step(id, "activation").statusCode(200);
        ask(person, "H22020000001", "")
                .body("direct", equalTo(true))
                .body("reason", equalTo("filed"))
                .body("filingType", equalTo("resettled-retiree"))
                .body("filingId", equalTo(id))
                .body("insuredRegion", equalTo("220100"))
                .body("treatmentRegion", equalTo("220200"));
    }

    @Test
    void a_cancelled_filing_counts_today_and_no_more_tomorrow() {
        String person = Sample.person("220100");
        String id = CHANGCHUN.fileActive(application(person, today()));
        CHANGCHUN.step(id, "cancellation").statusCode(200);

        ask(person, "H22020000001", "&on=" + today()).body("direct", equalTo(true));
        ask(person, "H22020000001", "&on=" + today().plusDays(1))
                .body("reason", equalTo("filing-cancelled"));
        ask(person, "H22020000001", "&on=" + today().plusDays(9) + "&admittedOn=" + today())
                .body("direct", equalTo(true));
    }

    @Test
    void home_exempt_counties_and_emergencies_need_no_filing() {
        String person = Sample.person("220100");

        ask(person, "H22010000001", "").body("reason", equalTo("own-region"));
        ask(person, "H22028100001", "").body("reason", equalTo("exempt-county"));
        ask(person, "H22020000001", "&emergency=true")
                .body("reason", equalTo("emergency"))
                .body("filingType", equalTo("emergency"))
                .body("filingId", nullValue());
    }

    @Test
    void what_stands_in_the_way_is_named() {
        String paused = Sample.person("220100", "2");

        ask(paused, "H22020000001", "").body("reason", equalTo("not-insured"));
        ask(Sample.person("220100"), "H22020300009", "")
                .body("reason", equalTo("agreement-not-active"));
        ask(Sample.person("220100"), "H15000000001", "")
                .body("reason", equalTo("treatment-region-not-open"));
    }

    @Test
    void a_hospital_asks_for_itself_alone() {
        String person = Sample.person("220100");
        Desk hospital = Desk.as(Keys.hospital("H22020000001"));

        hospital.get(path(person, "H22020000001", "")).statusCode(200);
        hospital.get(path(person, "H22010000001", "")).statusCode(403);
    }

    @Test
    void an_agency_asks_for_its_own_persons_alone() {
        Desk.of("220200")
                .get(path(Sample.person("220100"), "H22020000001", ""))
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
    }

    @Test
    void bad_questions_name_their_field() {
        String person = Sample.person("220100");

        CHANGCHUN
                .get("/api/v1/eligibility?institution=H22020000001&careType=inpatient")
                .statusCode(400)
                .body("violations.field", hasItem("personNo"));
        CHANGCHUN
                .get(path(person, "H22020000001", "").replace("inpatient", "wellness"))
                .statusCode(400)
                .body("violations.field", hasItem("careType"));
        CHANGCHUN
                .get(path(person, "H22020000001", "&on=2026-10-01&admittedOn=2026-10-02"))
                .statusCode(400)
                .body("violations.field", hasItem("admittedOn"));
        CHANGCHUN
                .get(path(person, "H99999999999", ""))
                .statusCode(404)
                .body("type", equalTo("/problems/institution-unknown"));
    }

    @Test
    void settlement_is_told_every_filing_of_a_person_as_it_stands() {
        String person = Sample.person("220100");
        Map<String, Object> application = application(person, today());
        String id = CHANGCHUN.fileActive(application);
        Desk settlement = Desk.as(services.issue());

        settlement
                .get("/internal/eligibility/record?personNo=" + person)
                .statusCode(200)
                .body("filings", hasSize(1))
                .body("filings[0].filingId", equalTo(id))
                .body("filings[0].version", equalTo(2))
                .body("filings[0].state", equalTo("active"))
                .body("filings[0].type", equalTo("resettled-retiree"))
                .body("filings[0].treatmentRegions[0]", equalTo("220200"))
                .body("filings[0].validUntil", nullValue())
                .body("filings[0].category", equalTo(""))
                .body("suspensions", hasSize(0))
                .body("admissionsTold", hasSize(0));
        settlement
                .get("/internal/eligibility/record?personNo=nobody")
                .statusCode(200)
                .body("filings", hasSize(0));
    }

    private static ValidatableResponse ask(String person, String institution, String more) {
        return CHANGCHUN.get(path(person, institution, more)).statusCode(200);
    }

    private static String path(String person, String institution, String more) {
        return "/api/v1/eligibility?personNo=%s&institution=%s&careType=inpatient%s"
                .formatted(person, institution, more);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
