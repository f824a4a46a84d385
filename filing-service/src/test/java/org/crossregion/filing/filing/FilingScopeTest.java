package org.crossregion.filing.filing;

import static org.crossregion.filing.desk.Desk.application;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class FilingScopeTest {

    private static final Desk CHANGCHUN = Desk.of("220100");
    private static final Desk JILIN_CITY = Desk.of("220200");
    private static final Desk PROVINCE = Desk.of("220000");
    private static final Desk OTHER_PROVINCE = Desk.of("210000");

    @Inject Clock clock;

    @Test
    void a_clerk_files_only_persons_insured_in_the_own_region() {
        String person = Sample.person("220100");

        JILIN_CITY
                .submit(application(person, today()))
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
        CHANGCHUN.submit(application(person, today())).statusCode(201);
    }

    @Test
    void a_clerk_of_the_province_files_persons_of_all_its_regions() {
        PROVINCE.submit(application(Sample.person("220100"), today())).statusCode(201);
        OTHER_PROVINCE.submit(application(Sample.person("220100"), today())).statusCode(403);
    }

    @Test
    void a_filing_is_seen_and_moved_by_its_insured_region_alone() {
        String id =
                CHANGCHUN
                        .submit(application(Sample.person("220100"), today()))
                        .extract()
                        .path("id");

        JILIN_CITY.get("/api/v1/filings/" + id).statusCode(403);
        JILIN_CITY.step(id, "activation").statusCode(403);
        PROVINCE.get("/api/v1/filings/" + id).statusCode(200);
        PROVINCE.step(id, "activation").statusCode(200);
    }

    @Test
    void a_list_holds_the_callers_regions_filings_alone() {
        String ours = Sample.person("220100");
        String theirs = Sample.person("220300");
        CHANGCHUN.submit(application(ours, today())).statusCode(201);
        PROVINCE.submit(application(theirs, today())).statusCode(201);

        CHANGCHUN
                .get("/api/v1/filings?limit=500")
                .body("items.insuredRegion", everyItem(equalTo("220100")));
        CHANGCHUN.get("/api/v1/filings?personNo=" + theirs).body("items", hasSize(0));
        PROVINCE.get("/api/v1/filings?personNo=" + theirs).body("items", hasSize(1));
    }

    @Test
    void a_list_comes_in_pages() {
        for (int i = 0; i < 3; i++) {
            CHANGCHUN.submit(application(Sample.person("220100"), today())).statusCode(201);
        }
        String next =
                CHANGCHUN
                        .get("/api/v1/filings?limit=2")
                        .body("items", hasSize(2))
                        .body("next", notNullValue())
                        .extract()
                        .path("next");
        String first = CHANGCHUN.get("/api/v1/filings?limit=2").extract().path("items[0].id");

        CHANGCHUN
                .get("/api/v1/filings?limit=2&after=" + next)
                .body("items.id", not(hasItem(first)))
                .body("items.id", not(hasItem(next)));
        CHANGCHUN
                .get("/api/v1/filings?limit=501")
                .statusCode(400)
                .body("violations[0].field", equalTo("limit"));
    }

    @Test
    void without_the_right_role_nothing_is_filed() {
        Map<String, Object> application = application(Sample.person("220100"), today());

        for (String role : List.of(Role.HOSPITAL, Role.AUDITOR, Role.AUTHORITY, Role.APPROVER)) {
            Desk.as(Keys.token(role, "H22020000001", "220100")).submit(application).statusCode(403);
        }
        RestAssured.given()
                .contentType("application/json")
                .body(application)
                .post("/api/v1/filings")
                .then()
                .statusCode(401);
    }

    @Test
    void a_hospital_reads_neither_filings_nor_persons() {
        Desk hospital = Desk.as(Keys.hospital("H22020000001"));

        hospital.get("/api/v1/filings").statusCode(403);
        hospital.get("/api/v1/persons").statusCode(403);
        hospital.get("/api/v1/forms/1?id=F2201002601010000000").statusCode(403);
        hospital.get("/internal/eligibility/record?personNo=1").statusCode(403);
    }

    @Test
    void persons_are_listed_masked_and_within_the_region() {
        String ours = Sample.person("220104");
        String theirs = Sample.person("220300");

        CHANGCHUN
                .get("/api/v1/persons/" + ours)
                .statusCode(200)
                .body("certificateNo", org.hamcrest.Matchers.matchesPattern("999\\*{11}\\d{4}"));
        CHANGCHUN.get("/api/v1/persons/" + theirs).statusCode(403);
        CHANGCHUN.get("/api/v1/persons?limit=500").body("items.personNo", not(hasItem(theirs)));
    }

    @Test
    void only_an_administrator_handles_reference_data() {
        CHANGCHUN.get("/api/v1/reference/persons").statusCode(403);
        CHANGCHUN.get("/internal/audit/reference").statusCode(403);
        Desk.as(Keys.auditor()).get("/internal/audit/reference").statusCode(200);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
