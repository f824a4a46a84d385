package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.clearing.run.Desk.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.clearing.EventSchema;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.imageio.ImageIO;

/**
 * The end of Jilin's 2026, from what December left over to the closed year, on an application of
 * its own: its clock walks into 2027. The tests are the chapters of one story, in their order.
 */
@QuarkusTest
@TestProfile(YearEndTest.OwnApplication.class)
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class YearEndTest extends Story {

    /** Nothing but itself is different: its own database, topics and clock. */
    public static class OwnApplication implements QuarkusTestProfile {}

    private static final String CHANGCHUN = "220100";
    private static final String JILIN = "220200";
    private static final String SIPING = "220300";
    private static final String PROVINCE = "220000";
    private static final String JIANGSU = "320000";
    private static final String NANJING = "320100";
    private static final String WUXI = "320200";
    private static final String YEAR = "/api/v1/years/2026";
    private static final String OF_JILIN = "?authority=220000";

    /** Each step with the role that takes it and the states it is taken from. */
    private static final List<String[]> STEPS =
            List.of(
                    new String[] {"collection", "finance-maker", "open reconciling"},
                    new String[] {"reconciliation", "finance-maker", "open"},
                    new String[] {"confirmation", "finance-checker", "reconciling"},
                    new String[] {"generation", "finance-maker", "confirmed generated"},
                    new String[] {"publication", "finance-checker", "generated"},
                    new String[] {"signature", "approver", "published"},
                    new String[] {"issue", "authority", "signed"},
                    new String[] {"closing", "authority", "issued"});

    private static final List<String> ROLES =
            List.of(
                    "hospital",
                    "filing-clerk",
                    "fee-auditor",
                    "finance-maker",
                    "finance-checker",
                    "approver",
                    "authority",
                    "auditor",
                    "administrator");

    private static final String UNSENT = "select count(*) from outbox";

    private static final Instant NOVEMBER = Instant.parse("2026-11-12T06:30:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-12T06:30:00Z");

    @Inject ClearingEvents events;

    private ObjectNode refundedLate;
    private ObjectNode refundedAfterwards;
    private String approved;
    private String rejected;
    private String silent;
    private String deducted;

    @BeforeAll
    void begin() {
        clock.set(Instant.parse("2026-11-20T02:00:00Z"));
    }

    @Test
    @Order(1)
    void two_months_are_cleared_and_december_leaves_something_over() {
        publisher.region(PROVINCE, "吉林省");
        publisher.region(CHANGCHUN, "长春市");
        publisher.region(JILIN, "吉林市");
        publisher.region(SIPING, "四平市");
        publisher.region("310000", "上海市");
        publisher.region("320000", "江苏省");
        publisher.region(NANJING, "南京市");
        publisher.region(WUXI, "无锡市");
        workingDays(2026);
        workingDays(2027);

        refundedAfterwards = settle("N1", CHANGCHUN, JILIN, "employee", NOVEMBER, 870_000, 100_000);
        settle("N2", JILIN, CHANGCHUN, "resident", NOVEMBER, 500_000, 0);
        refundedLate = settle("N3", SIPING, CHANGCHUN, "employee", NOVEMBER, 123_456, 1);
        settle("N4", SIPING, JILIN, "resident", NOVEMBER, 60_000, 0);
        settle("D1", CHANGCHUN, SIPING, "employee", DECEMBER, 250_000, 0);
        settle("D2", CHANGCHUN, JILIN, "employee", DECEMBER, 77_700, 0);
        settle("D3", JILIN, CHANGCHUN, "employee", DECEMBER, 40_000, 0);
        settle("X1", CHANGCHUN, "310000", "employee", DECEMBER, 900_000, 0);
        settle("J1", NANJING, WUXI, "employee", DECEMBER, 30_000, 0);
        settle("J2", WUXI, NANJING, "resident", DECEMBER, 7_000, 0);
        awaitDetail("X1");
        awaitDetail("J2");
        post(
                        "/api/v1/details/J2/hold",
                        "fee-auditor",
                        "auditor",
                        JIANGSU,
                        Map.of("reason", "发票号码待核实"))
                .statusCode(200);
        held("D2");
        held("D3");
        seal("2026-11");
        seal("2026-12");
        clock.set(Instant.parse("2027-01-22T02:00:00Z"));

        assertThat(standing("D2")).isEqualTo("2026 held");
        assertThat(standing("D3")).isEqualTo("2026 held");
        for (String month : List.of("2026-11", "2026-12")) {
            step("/api/v1/periods/" + month, "publication", "finance-checker", "checker")
                    .statusCode(200);
            step("/api/v1/periods/" + month, "signature", "approver", "approver").statusCode(200);
            step("/api/v1/periods/" + month, "issue", "authority", "chief").statusCode(200);
        }
    }

    @Test
    @Order(2)
    void what_arrives_after_december_is_held_in_the_years_end_and_what_crosses_a_border_is_not() {
        settle("L1", JILIN, CHANGCHUN, "employee", DECEMBER, 300_000, 0);
        settle("L2", SIPING, CHANGCHUN, "resident", NOVEMBER, 11_100, 0);
        settle("X2", CHANGCHUN, "310000", "employee", DECEMBER, 5_000, 0);
        publisher.send(publisher.mirror(refundedLate, "N3M", "refund", DECEMBER));
        awaitDetail("N3M");

        assertThat(standing("L1")).isEqualTo("2026 held");
        assertThat(standing("L2")).isEqualTo("2026 held");
        assertThat(standing("N3M")).isEqualTo("2026 held");
        // Across a border the nation's policy decides: the next months.
        assertThat(standing("X2")).isEqualTo("2027-01 due");
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/api/v1/details?originPeriod=2026-12&clearingPeriod=2027-01")
                .then()
                .statusCode(200)
                .body("items.settlementId", equalTo(List.of("X2")))
                .body("items[0].priorYear", equalTo(true));
        post("/api/v1/details/L1/release", "fee-auditor", "a", JILIN, Map.of("reason", "已核实"))
                .statusCode(409)
                .body("type", equalTo("/problems/application-required"));
    }

    @Test
    @Order(3)
    void a_deduction_from_what_was_cleared_goes_into_the_years_end_too() {
        String id =
                post(
                                "/api/v1/deductions",
                                "fee-auditor",
                                "jilin-auditor",
                                JILIN,
                                Map.of(
                                        "settlementId", "N4",
                                        "reason", "duplicate-charge",
                                        "funds", Map.of("pooling", "100.00"),
                                        "evidence", "清单第3行重复"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        post("/api/v1/deductions/" + id + "/confirmation", "fee-auditor", "b", JILIN, Map.of())
                .statusCode(200)
                .body("clearingPeriod", equalTo("2026"));
    }

    @Test
    @Order(4)
    void nothing_is_reconciled_before_it_is_collected_and_the_calendar_collects() {
        refusesEverythingElse("open");
        step(YEAR, "reconciliation", "finance-maker", "maker")
                .statusCode(409)
                .body("type", equalTo("/problems/year-not-collected"));
        page().body("collection", nullValue())
                .body("december", equalTo("yearEndRun"))
                .body("next.step", equalTo("reconciliation"))
                .body("fund.closed", equalTo(false))
                .body("fund.statedAt", nullValue())
                .body("blocking.rule", equalTo(List.of("year-not-collected")));

        clock.set(Instant.parse("2027-01-26T02:00:00Z"));
        page().body("collection.by", equalTo("calendar"))
                .body("collection.items", equalTo(6))
                .body("blocking", hasSize(0))
                .body("items.settlementId", equalTo(List.of("D2", "D3", "L1", "L2", "N3M", "N4")))
                .body(
                        "items.kind",
                        equalTo(
                                List.of(
                                        "dispute",
                                        "dispute",
                                        "late",
                                        "late",
                                        "refund",
                                        "deduction")))
                .body("items.find { it.settlementId == 'N4' }.amount", equalTo("-100.00"))
                .body("items.find { it.settlementId == 'N3M' }.amount", equalTo("-1234.57"))
                .body("figures.heldItems", equalTo(5))
                .body("months[10].state", equalTo("issued"))
                .body("months[0].state", equalTo("open"))
                .body("deadlines.step", hasItem("closing"))
                .body("draft.kind", equalTo(List.of("deduction", "dispute", "late", "refund")))
                .body("draft.state", everyItem(nullValue()))
                .body("draft.items", equalTo(List.of(1, 2, 2, 1)))
                .body("draft.find { it.kind == 'dispute' }.amount", equalTo("1177.00"))
                // What two months came to, and that none of it has been paid.
                .body(employeesOf(JILIN) + ".receivable.months", equalTo("9700.00"))
                .body(employeesOf(JILIN) + ".receivable.settled", equalTo("0.00"))
                .body(employeesOf(JILIN) + ".receivable.outstanding", equalTo("9700.00"));
        itemsComeInPages();
        theFundIsAskedHowItStands();
        post(YEAR + "/collection" + OF_JILIN, "finance-checker", "x", PROVINCE, null)
                .statusCode(403);
        post(YEAR + "/collection" + OF_JILIN, "finance-maker", "x", "310000", null).statusCode(403);
        post(YEAR + "/collection" + OF_JILIN, "finance-maker", "maker", PROVINCE, null)
                .statusCode(200)
                .body("collection.added", equalTo(0));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", SIPING))
                .get(YEAR + OF_JILIN)
                .then()
                .statusCode(200)
                .body("items.settlementId", equalTo(List.of("L2", "N3M", "N4")));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", "310000"))
                .get(YEAR + OF_JILIN)
                .then()
                .statusCode(403);
        post("/api/v1/years/2026-12/collection" + OF_JILIN, "finance-maker", "x", PROVINCE, null)
                .statusCode(404)
                .body("type", equalTo("/problems/period-is-no-year"));
    }

    @Test
    @Order(5)
    void a_region_applies_for_its_items_and_for_nothing_else() {
        step(YEAR, "reconciliation", "finance-maker", "maker")
                .statusCode(200)
                .body("state", equalTo("reconciling"));
        refusesEverythingElse("reconciling");

        apply("L1", "late", "x", SIPING).statusCode(403);
        apply("N1", "late", "x", JILIN)
                .statusCode(409)
                .body("type", equalTo("/problems/not-left-over"));
        apply("NONE", "late", "x", JILIN).statusCode(404);
        apply("X2", "late", "x", CHANGCHUN)
                .statusCode(400)
                .body("violations[0].rule", equalTo("within-circle"));
        post(
                        YEAR + "/applications" + OF_JILIN,
                        "finance-maker",
                        "x",
                        CHANGCHUN,
                        Map.of(
                                "settlementId", "L1",
                                "kind", "late",
                                "amount", "3000.01",
                                "reason", "迟到",
                                "evidence", "结算单"))
                .statusCode(400)
                .body("violations[0].field", equalTo("amount"));

        approved =
                apply("L1", "late", "changchun", CHANGCHUN)
                        .statusCode(201)
                        .body("state", equalTo("applied"))
                        .body("region", equalTo(CHANGCHUN))
                        .body("counterparty", equalTo(JILIN))
                        .body("direction", equalTo("receivable"))
                        .body("amount", equalTo("3000.00"))
                        .body("silence", equalTo("accepted"))
                        // Ten working days after Tuesday, 26 January.
                        .body("answerBy", equalTo("2027-02-09"))
                        .extract()
                        .path("id");
        apply("L1", "late", "changchun", CHANGCHUN)
                .statusCode(409)
                .body("type", equalTo("/problems/application-open"));
        rejected = apply("D2", "dispute", "jilin", JILIN).extract().path("id");
        silent = apply("D3", "dispute", "changchun", CHANGCHUN).extract().path("id");
        deducted = apply("N4", "deduction", "siping", SIPING).statusCode(201).extract().path("id");
        post(
                        YEAR + "/applications" + OF_JILIN,
                        "fee-auditor",
                        "siping",
                        SIPING,
                        Map.of(
                                "settlementId", "N3M",
                                "kind", "refund",
                                "reason", "11月结算退费",
                                "evidence", "退费单"))
                .statusCode(201)
                .body("direction", equalTo("payable"))
                .body("amount", equalTo("-1234.57"));
    }

    @Test
    @Order(6)
    void hostile_requests_are_refused_by_field_and_rule_and_leave_nothing() {
        for (String year :
                List.of(
                        "0000", "99999", "2026-10", "2026-13", "abcd", "-1", "2026%00", "%20",
                        "1e3")) {
            String path = "/api/v1/years/" + year;
            mustBeRefused("GET " + year, Desk.get(path + OF_JILIN, "authority", "x", PROVINCE));
            mustBeRefused(
                    "POST " + year,
                    post(path + "/collection" + OF_JILIN, "finance-maker", "x", PROVINCE, null));
        }
        for (String query :
                List.of(
                        "",
                        "?authority=",
                        "?authority=22",
                        "?authority=999999",
                        "?authority=220000&tier=both",
                        "?authority=100000&tier=province")) {
            mustBeRefused(query, Desk.get(YEAR + query, "auditor", "x", null));
        }
        for (String page : List.of("limit=0", "limit=501", "limit=x", "limit=-1")) {
            mustBeRefused(
                    page, Desk.get(YEAR + "/items" + OF_JILIN + "&" + page, "auditor", "x", null));
        }
        Map<String, Object> right = new HashMap<>(requested("L2"));
        List<Object> bodies = new ArrayList<>(List.of("", "null", "[]", "{", "7", "\"x\"", "{}"));
        for (String field : List.of("settlementId", "kind", "amount", "reason", "evidence")) {
            for (Object value :
                    Arrays.asList(
                            null,
                            "",
                            " ",
                            7,
                            List.of(),
                            Map.of("a", 1),
                            "\u0000",
                            "x".repeat(20_000),
                            "1e99",
                            "99999999999999999999.99",
                            "1.234")) {
                // Nothing, seven yuan, or the text of a number.
                boolean fits =
                        field.equals("amount") && (value == null || value.equals(7))
                                || List.of("reason", "evidence").contains(field)
                                        && List.of("1e99", "99999999999999999999.99", "1.234")
                                                .contains(String.valueOf(value));
                if (!fits) {
                    bodies.add(Desk.with(right, field, value));
                }
            }
        }
        for (Object body : bodies) {
            mustBeRefused(
                    "apply " + shown(body),
                    post(YEAR + "/applications" + OF_JILIN, "finance-maker", "x", CHANGCHUN, body));
            mustBeRefused(
                    "apply for many " + shown(body),
                    post(
                            YEAR + "/applications/batch" + OF_JILIN,
                            "finance-maker",
                            "x",
                            CHANGCHUN,
                            body instanceof Map ? Map.of("items", List.of(body)) : body));
        }
        for (Object body :
                List.of(
                        "",
                        "null",
                        "{}",
                        "{\"accepted\": null, \"approved\": null}",
                        "{\"accepted\": \"maybe\", \"approved\": 7}",
                        Map.of("accepted", true, "approved", true, "note", "x".repeat(1001)))) {
            for (String what : List.of("answer", "decision")) {
                mustBeRefused(
                        what + " " + shown(body),
                        post(
                                YEAR + "/applications/" + approved + "/" + what + OF_JILIN,
                                what.equals("answer") ? "finance-maker" : "authority",
                                "someone",
                                what.equals("answer") ? JILIN : PROVINCE,
                                body));
            }
            for (String what : List.of("answers", "decisions")) {
                mustBeRefused(
                        what + " " + shown(body),
                        post(
                                YEAR + "/applications/" + what + OF_JILIN,
                                what.equals("answers") ? "finance-maker" : "authority",
                                "someone",
                                what.equals("answers") ? JILIN : PROVINCE,
                                body));
            }
        }
        String unknown = YEAR + "/applications/" + UUID.randomUUID() + OF_JILIN;
        Desk.get(unknown, "auditor", "x", null).statusCode(404);
        mustBeRefused("no id", Desk.get(YEAR + "/applications/7" + OF_JILIN, "auditor", "x", null));
        mustBeRefused(
                "state",
                Desk.get(YEAR + "/applications" + OF_JILIN + "&state=x", "auditor", "x", null));
        assertThat(count("select count(*) from year_application")).isEqualTo(5);
        assertThat(count("select count(*) from year_answer")).isZero();
        page().body("state", equalTo("reconciling"));
    }

    private static String shown(Object body) {
        String text = String.valueOf(body);
        return text.substring(0, Math.min(80, text.length()));
    }

    /** As a problem, with a field and a rule where a field is wrong. */
    private static void mustBeRefused(String what, ValidatableResponse answer) {
        io.restassured.response.Response response = answer.extract().response();
        assertThat(response.statusCode()).as(what).isBetween(400, 499);
        assertThat(response.contentType()).as(what).startsWith("application/problem+json");
        if (response.statusCode() == 400) {
            assertThat(response.jsonPath().getList("violations")).as(what).isNotEmpty();
            assertThat(response.jsonPath().getString("violations[0].rule")).as(what).isNotBlank();
        }
    }

    @Test
    @Order(7)
    void three_people_apply_answer_and_decide() {
        onlyWhoMay("finance-maker fee-auditor", approved, "answer", Map.of("accepted", true));
        onlyWhoMay("authority", approved, "decision", Map.of("approved", true));
        evidenceIsAddedUntilItIsDecided(approved, true);
        decide(approved, true, "chief")
                .statusCode(409)
                .body("type", equalTo("/problems/application-unanswered"));
        answer(approved, true, "x", CHANGCHUN).statusCode(403);
        answer(approved, true, "changchun", JILIN)
                .statusCode(403)
                .body("type", equalTo("/problems/application-needs-another"));
        answer(approved, true, "jilin", JILIN)
                .statusCode(200)
                .body("state", equalTo("answered"))
                .body("answer.by", equalTo("jilin"));
        answer(approved, false, "other", JILIN)
                .statusCode(409)
                .body("type", equalTo("/problems/application-answered"));
        decide(approved, true, "changchun").statusCode(403);
        decide(approved, true, "jilin").statusCode(403);
        post(
                        decision(approved),
                        "authority",
                        "chief",
                        CHANGCHUN,
                        Map.of("approved", true, "note", "同意"))
                .statusCode(403);
        decide(approved, true, "chief")
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decision.clearsIn", equalTo("2026"));
        decide(approved, false, "other")
                .statusCode(409)
                .body("type", equalTo("/problems/application-decided"));
        assertThat(standing("L1")).isEqualTo("2026 due");
        evidenceIsAddedUntilItIsDecided(approved, false);
        // What is approved counts in the draft before anything is generated.
        page().body(employeesOf(CHANGCHUN) + ".receivable.adjustment", equalTo("3000.00"))
                .body("figures.yearEnd", equalTo("2900.00"));

        answer(rejected, false, "changchun", CHANGCHUN).statusCode(200);
        decide(rejected, false, "chief")
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("decision.clearsIn", nullValue());
        assertThat(standing("D2")).isEqualTo("2026 held");
    }

    @Test
    @Order(8)
    void silence_until_its_day_is_over_counts_as_accepted() {
        step(YEAR, "confirmation", "finance-checker", "checker")
                .statusCode(409)
                .body("type", equalTo("/problems/applications-undecided"));
        page().body("deadlines.find { it.step == 'answers' }.silence", equalTo("accepted"));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", JILIN))
                .get("/api/v1/deadlines?from=2027-02-01&to=2027-02-28")
                .then()
                .statusCode(200)
                .body("kind", hasItem("year-answer"))
                .body(
                        "find { it.subject == 'year-application/" + silent + "' }.dueOn",
                        equalTo("2027-02-09"))
                .body(
                        "find { it.subject == 'year-application/" + silent + "' }.silence",
                        equalTo("accepted"));

        theLastDayMovesWithTheCalendar();
        clock.set(Instant.parse("2027-02-09T15:59:59Z"));
        decide(silent, true, "chief").statusCode(409);
        clock.set(Instant.parse("2027-02-10T02:00:00Z"));
        String all = YEAR + "/applications" + OF_JILIN;
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get(all)
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items.find { it.id == '" + silent + "' }.answer.silent", equalTo(true))
                .body("items.find { it.id == '" + silent + "' }.answer.by", equalTo("calendar"));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", SIPING))
                .get(all + "&state=answered&limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(deducted));
        answer(silent, false, "jilin", JILIN).statusCode(409);
        decide(silent, true, "chief").statusCode(200);
        decide(deducted, true, "chief").statusCode(200).body("decision.clearsIn", equalTo("2026"));
        String refund =
                given().auth()
                        .oauth2(TestKeys.token("auditor", "auditor", null))
                        .get(all + "&settlementId=N3M")
                        .path("items[0].id");
        decide(refund, true, "chief").statusCode(200);
        assertThat(standing("N3M")).isEqualTo("2026 due");
    }

    @Test
    @Order(9)
    void the_year_is_generated_and_proved_to_complete_its_months() {
        step(YEAR, "generation", "finance-maker", "maker")
                .statusCode(409)
                .body("type", equalTo("/problems/period-in-other-state"));
        step(YEAR, "confirmation", "finance-checker", "checker").statusCode(200);
        refusesEverythingElse("confirmed");
        apply("L2", "late", "changchun", CHANGCHUN)
                .statusCode(409)
                .body("type", equalTo("/problems/year-confirmed"));
        String first = step(YEAR, "generation", "finance-maker", "maker").extract().path("sha256");
        step(YEAR, "generation", "finance-maker", "maker")
                .statusCode(200)
                .body("sha256", equalTo(first))
                .body("version", equalTo(1))
                // 3000.00 + 400.00 - 1234.57 - 100.00
                .body("figures.yearEnd", equalTo("2065.43"));

        refusesEverythingElse("generated");
        // What was rejected, and what nobody applied for, goes on held.
        assertThat(standing("D2")).isEqualTo("2027-01 held");
        assertThat(standing("L2")).isEqualTo("2027-01 held");
        settle("L3", JILIN, CHANGCHUN, "employee", DECEMBER, 1_000, 0);
        awaitDetail("L3");
        assertThat(standing("L3")).isEqualTo("2027-01 due");

        step(YEAR, "publication", "finance-checker", "maker").statusCode(403);
        step(YEAR, "publication", "finance-maker", "checker").statusCode(403);
        plant(1);
        step(YEAR, "publication", "finance-checker", "checker")
                .statusCode(409)
                .body("type", equalTo("/problems/year-not-squared"))
                .body("violations.rule", everyItem(equalTo("months-and-year-end-equal-year")))
                .body(
                        "violations.field",
                        equalTo(List.of("220100→220200 employee inpatient of 2026-11, pooling")))
                .body("violations[0].message", containsString("difference of 0.01"));
        plant(-1);
        step(YEAR, "publication", "finance-checker", "checker")
                .statusCode(200)
                .body("state", equalTo("published"));
        refusesEverythingElse("published");
    }

    @Test
    @Order(10)
    void the_fund_is_told_and_nobody_signs_before_it_has_closed_its_year() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events.of("year-squared.v1").size() == 1);
        Map<String, Object> squared = events.of("year-squared.v1").get(0);
        assertThat(EventSchema.violations("year-squared.v1", squared)).isEmpty();
        assertThat(squared).containsEntry("authority", PROVINCE).containsEntry("year", 2026);

        step(YEAR, "signature", "approver", "approver")
                .statusCode(409)
                .body("type", equalTo("/problems/fund-year-open"));
        form("16", "authority=220000")
                .statusCode(200)
                .body("version", equalTo("草稿"))
                .body("header.周转金", equalTo("归集时数，尚未年结"));
        form("17", "region=220100").statusCode(200).body("version", equalTo("草稿"));

        ObjectNode closed = Publisher.example("fund-year-closed.v1");
        publisher.send("fund-events", "fund-year-closed.v1", "220000:province:2026", closed);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from fund_year") == 1);
        for (String signer : List.of("maker", "checker")) {
            step(YEAR, "signature", "approver", signer)
                    .statusCode(403)
                    .body("type", equalTo("/problems/signer-signed-before"));
        }
        step(YEAR, "signature", "approver", "approver").statusCode(200);
        refusesEverythingElse("signed");
        for (String signer : List.of("maker", "checker", "approver")) {
            step(YEAR, "issue", "authority", signer)
                    .statusCode(403)
                    .body("type", equalTo("/problems/signer-signed-before"));
        }
        step(YEAR, "issue", "authority", "chief")
                .statusCode(200)
                .body("state", equalTo("issued"))
                .body("number", equalTo("220000-2026-16-0001"));
        assertThat(notices()).isEqualTo(3);
        refusesEverythingElse("issued");
    }

    @Test
    @Order(11)
    void form_16_is_the_sum_of_17_and_18_and_the_year_is_square() {
        JsonPath sixteen = form("16", "authority=220000").statusCode(200).extract().jsonPath();
        assertThat(sixteen.getString("number")).isEqualTo("220000-2026-16-0001");
        assertThat(sixteen.getString("title")).isEqualTo("吉林省异地医保业务费用年终清算表");
        for (String region : List.of(CHANGCHUN, JILIN, SIPING)) {
            for (String no : List.of("17", "18")) {
                JsonPath form = form(no, "region=" + region).statusCode(200).extract().jsonPath();
                int from = no.equals("17") ? 2 : 6;
                List<Object> row = row(sixteen, region);
                int[] sums = {4, 7, 10, 13};
                for (int i = 0; i < sums.length; i++) {
                    assertThat(form.getList("sections[0].totals").get(sums[i]))
                            .as("form %s of %s, column %d", no, region, i)
                            .isEqualTo(row.get(from + i));
                }
            }
        }
        // Receivable and payable of all regions are the same, months and year's end alike.
        List<Object> totals = sixteen.getList("sections[0].totals");
        assertThat(totals.get(2)).isEqualTo(totals.get(6));
        assertThat(totals.get(3)).isEqualTo(totals.get(7)).isEqualTo("2065.43");
        assertThat(row(sixteen, CHANGCHUN).subList(10, 13))
                .containsExactly("2050000.00", "2050000.00", "2049000.00");

        JsonPath fifteen = form("15", "region=220100").statusCode(200).extract().jsonPath();
        assertThat(fifteen.getList("sections[0].rows")).hasSize(2);
        assertThat(fifteen.getList("sections[0].rows[0]"))
                .contains("迟到", "2026-12", "吉林市", "3000.00", "同意：情况属实", "同意，纳入 2026 清算：同意");
        assertThat(fifteen.getList("sections[0].rows[1]")).contains("逾期未答复，视为同意");
        given().get("/verify/" + sixteen.getString("code")).then().statusCode(200);
    }

    @Test
    @Order(12)
    void every_format_of_every_form_is_a_file() throws IOException {
        for (String no : List.of("15", "16", "17", "18")) {
            for (String format : List.of("xlsx", "pdf", "csv", "html")) {
                byte[] file =
                        given().auth()
                                .oauth2(TestKeys.token("auditor", "auditor", null))
                                .get(
                                        "/api/v1/forms/"
                                                + no
                                                + "?period=2026&authority=220000&region=220100"
                                                + "&format="
                                                + format)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray();
                Files.write(Path.of("target", "form-" + no + "." + format), file);
            }
        }
        form("16", "authority=220000&region=220100").statusCode(200);
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/api/v1/forms/17?period=2026-12&region=220100")
                .then()
                .statusCode(400);
    }

    @Test
    @Order(13)
    void a_closed_year_takes_nothing_more_and_what_turns_up_needs_the_authority() {
        step(YEAR, "closing", "authority", "chief")
                .statusCode(409)
                .body("type", equalTo("/problems/notices-outstanding"));
        payTheYearsNotices();
        theYearsPaymentsAreBooked();
        step(YEAR, "closing", "authority", "chief")
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("next", nullValue());
        await().atMost(Duration.ofSeconds(20)).until(() -> events.of("year-closed.v1").size() == 1);
        assertThat(EventSchema.violations("year-closed.v1", events.of("year-closed.v1").get(0)))
                .isEmpty();

        // Money has moved since it was issued: the year is printed once more, as it was closed.
        JsonPath sixteen = form("16", "authority=220000").statusCode(200).extract().jsonPath();
        assertThat(sixteen.getString("number")).isEqualTo("220000-2026-16-0002");
        assertThat(sixteen.getString("version")).isEqualTo("2");
        for (String region : List.of(CHANGCHUN, JILIN, SIPING)) {
            // The months' notices were not paid; what is open of them is open still.
            assertThat(open(region, "receivable")).isEqualTo(money(row(sixteen, region), 5));
            assertThat(open(region, "payable")).isEqualTo(money(row(sixteen, region), 9));
        }

        post("/api/v1/details/D2/release", "fee-auditor", "a", JILIN, Map.of("reason", "已核实"))
                .statusCode(409)
                .body("type", equalTo("/problems/application-required"));
        refusesEverythingElse("closed");
        whatIsStillHeldIsAppliedForAtOnce();
    }

    /** The province's people apply for both at once, and others answer and decide for both. */
    private void whatIsStillHeldIsAppliedForAtOnce() {
        String applications = YEAR + "/applications";
        post(
                        applications + "/batch" + OF_JILIN,
                        "finance-maker",
                        "a",
                        PROVINCE,
                        Map.of("items", List.of(requested("D2"), requested("N1"))))
                .statusCode(409)
                .body("type", equalTo("/problems/not-left-over"));
        List<String> ids =
                post(
                                applications + "/batch" + OF_JILIN,
                                "finance-maker",
                                "a",
                                PROVINCE,
                                Map.of("items", List.of(requested("D2"), requested("L2"))))
                        .statusCode(201)
                        .extract()
                        .path("id");
        assertThat(ids).hasSize(2);
        Map<String, Object> answer = Map.of("ids", ids, "accepted", true, "note", "情况属实");
        post(applications + "/answers" + OF_JILIN, "finance-maker", "a", PROVINCE, answer)
                .statusCode(403);
        post(applications + "/answers" + OF_JILIN, "finance-maker", "b", PROVINCE, answer)
                .statusCode(200)
                .body("state", everyItem(equalTo("answered")));
        Map<String, Object> decision = Map.of("ids", ids, "approved", true, "note", "同意");
        post(applications + "/decisions" + OF_JILIN, "finance-maker", "c", PROVINCE, decision)
                .statusCode(403);
        post(applications + "/decisions" + OF_JILIN, "authority", "b", PROVINCE, decision)
                .statusCode(403);
        post(applications + "/decisions" + OF_JILIN, "authority", "c", PROVINCE, decision)
                .statusCode(200)
                .body("decision.clearsIn", everyItem(equalTo("2027-01")));
        assertThat(standing("D2")).isEqualTo("2027-01 due");
        assertThat(standing("L2")).isEqualTo("2027-01 due");
    }

    private static Map<String, String> requested(String id) {
        return Map.of("settlementId", id, "kind", "other", "reason", "上年度未清算", "evidence", "结算单");
    }

    @Test
    @Order(14)
    void a_refund_of_the_closed_year_clears_in_the_next_open_month_beside_its_original() {
        publisher.send(
                publisher.mirror(
                        refundedAfterwards,
                        "N1M",
                        "refund",
                        Instant.parse("2027-02-10T01:00:00Z")));
        awaitDetail("N1M");

        assertThat(standing("N1")).isEqualTo("2026-11 due");
        assertThat(standing("N1M")).isEqualTo("2027-02 due");
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/api/v1/details?originPeriod=2027-02&clearingPeriod=2027-02")
                .then()
                .statusCode(200)
                .body("items.settlementId", equalTo(List.of("N1M")))
                .body("items[0].originalId", equalTo("N1"))
                .body("items[0].cleared", equalTo("-9700.00"));
        JsonPath sixteen = form("16", "authority=220000").statusCode(200).extract().jsonPath();
        assertThat(sixteen.getString("version")).isEqualTo("2");
    }

    @Test
    @Order(15)
    void where_leftovers_go_to_the_next_months_the_year_is_closed_without_any() {
        settle("J3", NANJING, WUXI, "resident", DECEMBER, 9_900, 0);
        awaitDetail("J3");
        assertThat(standing("J2")).isEqualTo("2027-01 held");
        assertThat(standing("J3")).isEqualTo("2027-01 due");
        jiangsu()
                .body("december", equalTo("nextPeriods"))
                .body("items.settlementId", equalTo(List.of("J2")));
        post("/api/v1/details/J2/release", "fee-auditor", "a", WUXI, Map.of("reason", "已核实"))
                .statusCode(200);
        assertThat(standing("J2")).isEqualTo("2027-01 due");

        String path = "/api/v1/periods/2026-12";
        ofJiangsu(path, "publication", "finance-checker", "checker").statusCode(200);
        ofJiangsu(path, "signature", "approver", "approver").statusCode(200);
        ofJiangsu(path, "issue", "authority", "chief").statusCode(200);
        // The calendar has generated November, too; nothing is in it, so that it need not go on.
        jiangsu().body("months[10].state", equalTo("generated"));
        ofJiangsu(YEAR, "reconciliation", "finance-maker", "maker").statusCode(200);
        ofJiangsu(YEAR, "confirmation", "finance-checker", "checker").statusCode(200);
        ofJiangsu(YEAR, "generation", "finance-maker", "maker")
                .statusCode(200)
                .body("figures.months", equalTo("300.00"))
                .body("figures.yearEnd", equalTo("0.00"));
        ofJiangsu(YEAR, "publication", "finance-checker", "checker").statusCode(200);
        ObjectNode closed = Publisher.example("fund-year-closed.v1");
        closed.put("authority", JIANGSU);
        closed.putArray("regions");
        publisher.send("fund-events", "fund-year-closed.v1", "320000:province:2026", closed);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from fund_year") == 2);
        ofJiangsu(YEAR, "signature", "approver", "approver").statusCode(200);
        ofJiangsu(YEAR, "issue", "authority", "chief").statusCode(200);
        assertThat(notices()).isEqualTo(3);
    }

    @Test
    @Order(16)
    void whoever_does_not_close_in_time_is_reminded_before_and_after() {
        clock.set(Instant.parse("2027-03-24T21:00:00Z"));
        assertThat(reminders()).isEqualTo(3);
        assertThat(closingsTold()).containsExactly("30 false", "14 false", "7 false");

        clock.set(Instant.parse("2027-03-31T21:00:00Z"));
        assertThat(reminders()).isEqualTo(5);
        assertThat(closingsTold())
                .containsExactly("30 false", "14 false", "7 false", "1 false", "-1 true");
        jiangsu()
                .body("reminders.find { it.step == 'closing' }.daysLeft", equalTo(-1))
                .body("state", equalTo("issued"));
        ofJiangsu(YEAR, "closing", "authority", "chief")
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("reminders", hasSize(0));
    }

    /** Two days of it become holidays, and work days again. */
    private void theLastDayMovesWithTheCalendar() {
        workingDays(2027, 2, "2027-02-04", "2027-02-05");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from working_days where version = 2") == 1);
        clock.set(Instant.parse("2027-01-27T02:00:00Z"));
        assertThat(lastDay(silent)).isEqualTo("2027-02-11");
        assertThat(lastDay(approved)).isEqualTo("2027-02-09");
        page().body("deadlines.find { it.step == 'answers' }.due", startsWith("2027-02-12T00:00"));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", JILIN))
                .get("/api/v1/deadlines?from=2027-02-11&to=2027-02-11")
                .then()
                .statusCode(200)
                .body("subject", hasItem("year-application/" + silent));

        workingDays(2027, 3);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from working_days where version = 3") == 1);
        clock.set(Instant.parse("2027-01-28T02:00:00Z"));
        assertThat(lastDay(silent)).isEqualTo("2027-02-09");
        assertThat(
                        count(
                                "select count(*) from audit_entry"
                                        + " where action = 'year-application-limit-moved'"
                                        + " and subject = 'year-application/"
                                        + silent
                                        + "'"))
                .isEqualTo(2);
    }

    private static String lastDay(String application) {
        String path = YEAR + "/applications/" + application + OF_JILIN;
        return Desk.get(path, "auditor", "auditor", null)
                .statusCode(200)
                .extract()
                .path("answerBy");
    }

    private long reminders() {
        return count(
                "select count(*) from audit_entry where action = 'year-closing-reminded'"
                        + " and subject = '320000:province:2026'");
    }

    private List<String> closingsTold() {
        String subject = "period/320000/province/2026/closing";
        await().atMost(Duration.ofSeconds(20)).until(() -> count(UNSENT) == 0);
        return events.of("clearing-deadline-near.v1").stream()
                .filter(event -> subject.equals(event.get("subject")))
                .peek(
                        event ->
                                assertThat(
                                                EventSchema.violations(
                                                        "clearing-deadline-near.v1", event))
                                        .isEmpty())
                .map(event -> event.get("daysLeft") + " " + event.get("overdue"))
                .toList();
    }

    private ValidatableResponse ofJiangsu(String path, String step, String role, String user) {
        return post(path + "/" + step + "?authority=320000", role, user, JIANGSU, null);
    }

    private static ValidatableResponse jiangsu() {
        return given().auth()
                .oauth2(TestKeys.token("authority", "reader", JIANGSU))
                .get(YEAR + "?authority=320000")
                .then()
                .statusCode(200);
    }

    /** In a state each step is refused to every role but its own, and to that from other states. */
    private void refusesEverythingElse(String state) {
        for (String[] step : STEPS) {
            boolean allowed = List.of(step[2].split(" ")).contains(state);
            for (String role : ROLES) {
                if (!role.equals(step[1])) {
                    step(YEAR, step[0], role, "somebody").statusCode(403);
                } else if (!allowed) {
                    step(YEAR, step[0], role, "somebody")
                            .statusCode(409)
                            .body("type", equalTo("/problems/period-in-other-state"));
                }
            }
            post(YEAR + "/" + step[0] + OF_JILIN, step[1], "somebody", "310000", null)
                    .statusCode(403);
        }
    }

    private static void onlyWhoMay(String roles, String id, String what, Object body) {
        for (String role : ROLES) {
            if (!List.of(roles.split(" ")).contains(role)) {
                post(
                                YEAR + "/applications/" + id + "/" + what + OF_JILIN,
                                role,
                                "somebody",
                                PROVINCE,
                                body)
                        .statusCode(403);
            }
        }
    }

    private static void evidenceIsAddedUntilItIsDecided(String id, boolean open) {
        String path = "/api/v1/evidence/year-applications/" + id;
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", "310000"))
                .get(path)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "jilin", JILIN))
                .contentType("image/png")
                .body(png(open ? 2 : 3))
                .post(path + "?name=list.png")
                .then()
                .statusCode(open ? 201 : 409);
    }

    private static byte[] png(int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void itemsComeInPages() {
        List<String> all = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page =
                    given().auth()
                            .oauth2(TestKeys.token("authority", "reader", PROVINCE))
                            .get(YEAR + "/items" + OF_JILIN + "&limit=4&after=" + after)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            all.addAll(page.getList("items.settlementId"));
            after = page.getString("next");
        }
        assertThat(all).containsExactly("D2", "D3", "L1", "L2", "N3M", "N4");
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", SIPING))
                .get(YEAR + "/items" + OF_JILIN)
                .then()
                .statusCode(200)
                .body("items.settlementId", equalTo(List.of("L2", "N3M", "N4")));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", "310000"))
                .get(YEAR + "/items" + OF_JILIN)
                .then()
                .statusCode(403);
    }

    /** The draft was collected, so the fund was asked; what it answers stands on the page. */
    private void theFundIsAskedHowItStands() {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                events.of("year-collected.v1").stream()
                                        .anyMatch(one -> PROVINCE.equals(one.get("authority"))));
        events.of("year-collected.v1")
                .forEach(
                        one ->
                                assertThat(EventSchema.violations("year-collected.v1", one))
                                        .isEmpty());
        publisher.send(
                "fund-events",
                "fund-year-drafted.v1",
                "220000:province:2026",
                Publisher.example("fund-year-drafted.v1"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from fund_year_draft") == 1);
        page().body("fund.closed", equalTo(false))
                .body("fund.statedAt", notNullValue())
                .body(employeesOf(CHANGCHUN) + ".fund.balance", equalTo("2048000.00"));
    }

    private static String employeesOf(String region) {
        return "standings.find { it.region == '" + region + "' && it.scheme == 'employee' }";
    }

    private void payTheYearsNotices() {
        List<Map<String, Object>> lines =
                jdbi.withHandle(
                        h ->
                                h.createQuery(
                                                """
                                                select n.number, l.scheme, l.amount_fen
                                                from notice n
                                                join notice_line l on l.number = n.number
                                                where n.kind = 'year-end'
                                                  and n.direction = 'payable'
                                                """)
                                        .mapToMap()
                                        .list());
        assertThat(lines).isNotEmpty();
        for (Map<String, Object> line : lines) {
            post(
                            "/api/v1/payments",
                            "finance-maker",
                            "cashier",
                            PROVINCE,
                            Map.of(
                                    "notice", line.get("number"),
                                    "scheme", line.get("scheme"),
                                    "amount", Money.ofFen((long) line.get("amount_fen")).toString(),
                                    "paidOn", "2027-02-10",
                                    "bankReference",
                                            "BK" + line.get("number") + line.get("scheme")))
                    .statusCode(201);
        }
        post(
                        "/api/v1/payments/disbursements" + OF_JILIN + "&tier=province&period=2026",
                        "finance-checker",
                        "checker",
                        PROVINCE,
                        null)
                .statusCode(200);
    }

    /** Whoever paid a notice of the year and whoever was paid has it in its vouchers, balanced. */
    private void theYearsPaymentsAreBooked() {
        String month = "2027-02";
        Map<String, Long> paid = paidOfTheYear();
        assertThat(paid).isNotEmpty();
        paid.forEach(
                (region, fen) -> {
                    List<String[]> lines =
                            Desk.vouchers(region, month)
                                    .lines()
                                    .skip(1)
                                    .map(line -> line.split(",", -1))
                                    .toList();
                    assertThat(sum(lines, 8)).as(region).isEqualTo(sum(lines, 9));
                    List<String[]> money =
                            lines.stream()
                                    .filter(line -> line[5].startsWith("2026年度"))
                                    .filter(line -> line[7].equals("财政专户存款"))
                                    .toList();
                    assertThat(sum(money, 8) + sum(money, 9)).as(region).isEqualTo(fen);
                });
        mustBeRefused(
                "a year's vouchers",
                Desk.get(
                        "/api/v1/vouchers?period=2026&region=" + CHANGCHUN,
                        "finance-maker",
                        "x",
                        CHANGCHUN));
    }

    private static long sum(List<String[]> lines, int column) {
        return lines.stream()
                .map(line -> line[column])
                .filter(amount -> !amount.isEmpty())
                .mapToLong(amount -> Money.ofYuan(amount).fen())
                .sum();
    }

    /** What each region paid or was paid of the year's notices. */
    private Map<String, Long> paidOfTheYear() {
        Map<String, Long> paid = new TreeMap<>();
        jdbi.useHandle(
                h ->
                        h.createQuery(
                                        """
                                        select n.region, sum(s.amount_fen)::bigint as fen
                                        from line_settlement s
                                        join notice n on n.number = s.number
                                        where n.kind = 'year-end'
                                        group by n.region
                                        """)
                                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                                .forEach(one -> paid.put(one.getKey(), one.getValue())));
        return paid;
    }

    /** What is open of a region's notices, of whatever period. */
    private Money open(String region, String direction) {
        return Money.ofFen(
                jdbi.withHandle(
                        h ->
                                h.createQuery(
                                                """
                                                select coalesce(sum(l.amount_fen - coalesce((
                                                    select sum(s.amount_fen) from line_settlement s
                                                    where (s.number, s.counterparty, s.scheme)
                                                        = (l.number, l.counterparty, l.scheme)), 0)),
                                                    0)::bigint
                                                from notice n
                                                join notice_line l on l.number = n.number
                                                where n.region = :region
                                                  and n.direction = :direction
                                                  and n.tier = 'province'
                                                """)
                                        .bind("region", region)
                                        .bind("direction", direction)
                                        .mapTo(Long.class)
                                        .one()));
    }

    private static Money money(List<Object> row, int column) {
        return Money.ofYuan(row.get(column).toString());
    }

    /** What November's table says of one pair's fund is changed behind everybody's back. */
    private void plant(long fen) {
        jdbi.useTransaction(
                h -> {
                    h.execute("set local session_replication_role = replica");
                    h.createUpdate(
                                    """
                                    update statement_row r
                                    set pooling_fen = pooling_fen + :fen
                                    from statement s
                                    where s.id = r.statement_id and s.authority = '220000'
                                      and s.tier = 'province' and s.period = '2026-11'
                                      and r.insured_region = '220100'
                                      and r.treatment_region = '220200'
                                      and r.scheme = 'employee'
                                    """)
                            .bind("fen", fen)
                            .execute();
                });
    }

    private void workingDays(int year) {
        workingDays(year, 1);
    }

    private void workingDays(int year, int version, String... holidays) {
        ObjectNode event = Publisher.example("working-days-published.v1");
        event.put("year", year).put("version", version);
        event.set("holidays", event.arrayNode());
        List.of(holidays).forEach(event.withArray("holidays")::add);
        event.set("workedWeekends", event.arrayNode());
        publisher.send("reference-events", "working-days-published.v1", "days:" + year, event);
    }

    private void held(String id) {
        post(
                        "/api/v1/details/" + id + "/hold",
                        "fee-auditor",
                        "auditor",
                        PROVINCE,
                        Map.of("reason", "发票号码待核实"))
                .statusCode(200);
    }

    private ValidatableResponse apply(String id, String kind, String user, String region) {
        return post(
                YEAR + "/applications" + OF_JILIN,
                "finance-maker",
                user,
                region,
                Map.of("settlementId", id, "kind", kind, "reason", "年末未清算", "evidence", "结算单、清单"));
    }

    private ValidatableResponse answer(String id, boolean accepted, String user, String region) {
        return post(
                YEAR + "/applications/" + id + "/answer" + OF_JILIN,
                "finance-maker",
                user,
                region,
                Map.of("accepted", accepted, "note", "情况属实"));
    }

    private static String decision(String id) {
        return YEAR + "/applications/" + id + "/decision" + OF_JILIN;
    }

    private ValidatableResponse decide(String id, boolean isApproved, String user) {
        return post(
                decision(id),
                "authority",
                user,
                PROVINCE,
                Map.of("approved", isApproved, "note", "同意"));
    }

    private ValidatableResponse step(String path, String step, String role, String user) {
        return post(path + "/" + step + OF_JILIN, role, user, PROVINCE, null);
    }

    private static ValidatableResponse page() {
        return Desk.get(YEAR + OF_JILIN, "authority", "reader", PROVINCE).statusCode(200);
    }

    private static ValidatableResponse form(String no, String query) {
        return Desk.form(no, "2026", query);
    }

    private static List<Object> row(JsonPath form, String region) {
        return Desk.row(form, 0, region);
    }

    private long notices() {
        return count("select count(*) from notice where kind = 'year-end'");
    }
}
