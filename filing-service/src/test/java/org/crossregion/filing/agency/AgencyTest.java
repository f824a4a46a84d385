package org.crossregion.filing.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class AgencyTest {

    private static final String REGIONS =
            """
            code,name,pooling_region,member,valid_from,opening_stage,hosted
            230000,黑龙江省,230000,230000,2020-01-01,open,false
            %1$s00,示例市,%1$s00,%1$s00,2020-01-01,open,true
            %1$s02,东示例区,%1$s00,%1$s00,2020-01-01,open,true
            %1$s03,西示例区,%1$s00,%1$s00,2020-01-01,open,true
            """;

    private static final String COLUMNS =
            "code,name,region,districts,parent,valid_from,valid_until\n";

    @Inject Clock clock;
    @Inject BusinessClock businessClock;

    @BeforeEach
    void load() {
        Sample.load();
    }

    @Test
    void a_filing_falls_to_the_agency_of_the_district_else_to_the_head_agency() {
        agencies("2311");

        String east = submitted("2311", "231102");
        String west = submitted("2311", "231103");

        clerk("2311").get("/api/v1/filings/" + east).body("agency", equalTo("A23110201"));
        clerk("2311")
                .get("/api/v1/filings/" + west)
                .body("agency", equalTo("A23110001"))
                .body("district", equalTo("231103"));
        clerk("2311")
                .get("/api/v1/filings?agency=A23110201")
                .body("items.id", equalTo(List.of(east)));
    }

    @Test
    void a_region_without_agencies_files_as_ever() {
        String id =
                Desk.of("220300")
                        .submit(Desk.application(Sample.person("220300"), today()))
                        .statusCode(201)
                        .body("agency", nullValue())
                        .body("district", equalTo("220300"))
                        .extract()
                        .path("id");

        Desk.of("220300").step(id, "activation").statusCode(200);
    }

    @Test
    void a_clerk_of_a_district_does_only_what_falls_to_its_agency() {
        agencies("2313");
        String own = submitted("2313", "231302");
        String other = submitted("2313", "231303");
        Desk east = Desk.of("231302");

        east.get("/api/v1/filings/" + own).statusCode(200);
        east.get("/api/v1/filings/" + other)
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
        east.step(other, "activation").statusCode(403);
        east.step(own, "activation").statusCode(200);
        east.get("/api/v1/filings").body("items.id", equalTo(List.of(own)));
        east.get("/api/v1/filings?agency=A23130001").body("items", empty());
        east.submit(application(Sample.person("231303"))).statusCode(403);
        east.submit(application(Sample.person("231302"))).statusCode(201);
        east.get("/api/v1/agencies/A23130201/queue").statusCode(200);
        east.get("/api/v1/agencies/A23130001/queue").statusCode(403);
        Desk.of("231303").get("/api/v1/filings").body("items", empty());
    }

    @Test
    void the_queue_shows_reviews_and_promised_proof_the_most_urgent_first() {
        agencies("2314");
        String later = online("2314", "231402", "app");
        String now = submitted("2314", "231402");
        Map<String, Object> promised = Desk.promised(Sample.person("231402"), today());
        String proof = clerk("2314").fileActive(promised);
        Desk desk = clerk("2314");

        desk.get("/api/v1/agencies/A23140201/queue")
                .statusCode(200)
                .body("items.filingId", contains(now, later, proof))
                .body("items.kind", contains("review", "review", "proof"))
                .body("items[0].dueOn", equalTo(today().toString()))
                .body("items[0].overdue", equalTo(false));
        String next =
                desk.get("/api/v1/agencies/A23140201/queue?limit=2")
                        .body("items", hasSize(2))
                        .extract()
                        .path("next");
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(Keys.clerk("231400"))
                .queryParam("after", next)
                .get("/api/v1/agencies/A23140201/queue")
                .then()
                .body("items.filingId", contains(proof));
        desk.get("/api/v1/agencies/A23140201/queue?kind=proof")
                .body("items.filingId", contains(proof));
        desk.get("/api/v1/agencies/A23140201/queue?overdue=true").body("items", empty());
        desk.get("/api/v1/agencies/A23140201/queue?kind=nap").statusCode(400);
        desk.get("/api/v1/agencies/A23140001/queue").body("items", empty());
        desk.get("/api/v1/agencies/A23140001/queue?below=true").body("items", hasSize(3));
        desk.get("/api/v1/agencies/A23140001/queue/counts?below=true")
                .body("agencies", contains("A23140001", "A23140201"))
                .body("byState.submitted", equalTo(2))
                .body("byState.active", equalTo(1))
                .body("reviews.open", equalTo(2))
                .body("reviews.dueToday", equalTo(1))
                .body("proofs.open", equalTo(1));
        desk.get("/api/v1/agencies/A99999999/queue")
                .statusCode(404)
                .body("type", equalTo("/problems/agency-unknown"));
    }

    @Test
    void a_review_is_overdue_when_its_last_working_day_has_passed() {
        agencies("2315");
        String id = submitted("2315", "231502");
        Desk desk = clerk("2315");
        desk.get("/api/v1/filings/" + id)
                .body("reviewDue", equalTo(today().toString()))
                .body("reviewOverdue", equalTo(false));

        businessClock.set(Beijing.startOf(today().plusDays(1)).plusSeconds(60));

        desk.get("/api/v1/filings/" + id).body("reviewOverdue", equalTo(true));
        desk.get("/api/v1/filings?overdue=true").body("items.id", equalTo(List.of(id)));
        desk.get("/api/v1/agencies/A23150201/queue?overdue=true")
                .body("items.filingId", contains(id))
                .body("items[0].overdue", equalTo(true));
        desk.step(id, "activation").body("reviewOverdue", equalTo(false));
        desk.get("/api/v1/filings?overdue=true").body("items", empty());
    }

    @Test
    void what_is_open_goes_over_when_the_jurisdiction_changes_and_what_has_ended_stays() {
        agencies("2316");
        String open = submitted("2316", "231603");
        String ended = submitted("2316", "231603");
        Desk desk = clerk("2316");
        desk.step(ended, "refusal").statusCode(200);

        Sample.importFile(
                        "agencies",
                        COLUMNS + "A23160301,西示例区经办中心,231600,231603,A23160001,2020-01-01,\n")
                .statusCode(200);

        desk.get("/api/v1/filings/" + open).body("agency", equalTo("A23160301"));
        desk.get("/api/v1/filings/" + ended).body("agency", equalTo("A23160001"));
        Desk.of("231603").get("/api/v1/filings/" + open).statusCode(200);
    }

    @Test
    void an_agency_that_ends_hands_over_on_the_day_after_its_last() {
        agencies("2317");
        String id = submitted("2317", "231702");
        LocalDate last = today().plusDays(1);
        Sample.importFile(
                        "agencies",
                        COLUMNS
                                + "A23170201,东示例区经办中心,231700,231702,A23170001,2020-01-01,%s\n"
                                        .formatted(last))
                .statusCode(200);
        clerk("2317").get("/api/v1/filings/" + id).body("agency", equalTo("A23170201"));

        businessClock.set(Beijing.startOf(last.plusDays(1)).plusSeconds(60));

        clerk("2317").get("/api/v1/filings/" + id).body("agency", equalTo("A23170001"));
    }

    @Test
    void agencies_that_do_not_fit_together_are_refused_by_line_and_column() {
        agencies("2318");

        rejected("A23189901,重复,231800,231802,A23180001,2020-01-01,", "line 2, districts");
        rejected("A23189901,第二个市级,231800,,,2020-01-01,", "line 2, parent");
        rejected("A23189901,无上级,231800,231803,A00000000,2020-01-01,", "line 2, parent");
        rejected("A23189901,外区,231800,220104,A23180001,2020-01-01,", "line 2, districts");
        rejected("A23189901,无区,231800,,A23180001,2020-01-01,", "line 2, districts");
        rejected(
                "A23189901,倒,231800,231803,A23180001,2020-01-02,2020-01-01", "line 2, valid_until");
        rejected("A23189901,未知,999999,231803,A23180001,2020-01-01,", "line 2, region");
        Sample.importFile(
                        "agencies", COLUMNS + "A23180001,自循环,231800,231803,A23180201,2020-01-01,\n")
                .statusCode(422);

        assertThat(Sample.export("agencies"))
                .contains("A23180201,东示例区经办中心,231800,231802,A23180001,2020-01-01,")
                .doesNotContain("A23189901");
    }

    @Test
    void agencies_are_listed_for_everybody() {
        agencies("2319");

        Desk.as(Keys.hospital("H22010000001"))
                .get("/api/v1/agencies?region=231900")
                .statusCode(200)
                .body("items.code", contains("A23190001", "A23190201"))
                .body("items[1].districts", contains("231902"))
                .body("items[1].parent", equalTo("A23190001"));
        clerk("2319").get("/api/v1/agencies/A23190201").body("name", equalTo("东示例区经办中心"));
        Desk.as(Keys.hospital("H22010000001"))
                .get("/api/v1/agencies/A23190201/queue")
                .statusCode(403);
        Desk.of("220100").get("/api/v1/agencies").body("items.code", hasItem("A23190201"));
        Desk.of("220100")
                .get("/api/v1/agencies?region=220100")
                .body("items.code", not(hasItem("A23190201")));
    }

    private static void rejected(String line, String field) {
        Sample.importFile("agencies", COLUMNS + line + "\n")
                .statusCode(422)
                .body("violations.field", hasItem(field));
    }

    /** A city of two districts, of which the eastern one has an agency of its own. */
    private static void agencies(String city) {
        Sample.importFile("regions", REGIONS.formatted(city)).statusCode(200);
        Sample.importFile(
                        "agencies",
                        COLUMNS
                                + """
                                A%1$s0001,示例市经办中心,%1$s00,,,2020-01-01,
                                A%1$s0201,东示例区经办中心,%1$s00,%1$s02,A%1$s0001,2020-01-01,
                                """
                                        .formatted(city))
                .statusCode(200);
    }

    private static Desk clerk(String city) {
        return Desk.of(city + "00");
    }

    private String submitted(String city, String district) {
        return online(city, district, "agency");
    }

    private String online(String city, String district, String channel) {
        Map<String, Object> application = application(Sample.person(district));
        application.put("channel", channel);
        return clerk(city).submit(application).statusCode(201).extract().path("id");
    }

    private Map<String, Object> application(String person) {
        return Desk.application(person, today());
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
