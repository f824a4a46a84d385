package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Gansu loads the nation's result of February 2026, finds every class of difference, resolves each,
 * and clears what the nation says to the fen. The chapters come in their order.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class NationalResultServiceTest extends Story {

    private static final String LANZHOU = "620100";
    private static final String JIAYUGUAN = "620200";
    private static final String XIAN = "610100";
    private static final String GANSU = "620000";
    private static final String RESULT = "/api/v1/periods/2026-02/national-result";
    private static final Period FEBRUARY = Period.fromString("2026-02");
    private static final Circle NATIONAL = new Circle(RegionCode.of(GANSU), Tier.NATIONAL);
    private static final Instant DAY = Instant.parse("2026-02-12T06:30:00Z");

    private static final String HEAD = "结算编号,参保地,就医地,险种,医疗类别,结算月份,总费用,统筹,个人账户,扣款\n";

    /** GN1 and GN5 agree; GN2 has another amount, GN3 and GN6 are missing, GN9 is not ours. */
    private static final String DETAILS =
            HEAD
                    + "GN1,620100,610100,职工,住院,2026-02,120.00,20.00,0,0\n"
                    + "GN2,620100,610100,职工,住院,2026-02,140.00,38.00,0,0\n"
                    + "GN4,610100,620200,居民,住院,2026-02,104.00,4.00,0,0\n"
                    + "GN5,610100,620200,居民,住院,2026-02,105.00,5.00,0,0\n"
                    + "GN9,610100,620100,职工,住院,2026-02,109.00,9.00,0,0\n";

    private static final String TOTALS = "方向,省份,笔数,清算金额\n应付,610000,2,58.00\n应收,610000,3,18.00\n";

    @BeforeAll
    void begin() {
        notBeforeOctober();
        publisher.region(GANSU, "甘肃省");
        publisher.region(LANZHOU, "兰州市");
        publisher.region(JIAYUGUAN, "嘉峪关市");
        publisher.region("610000", "陕西省");
        publisher.region(XIAN, "西安市");
        publisher.workingDays(2026, false, "2026-10-01", "2026-10-02");
        publisher.workingDays(2027, true);
        settle("GN1", LANZHOU, XIAN, "employee", 2_000);
        settle("GN2", LANZHOU, XIAN, "employee", 4_000);
        settle("GN3", LANZHOU, XIAN, "employee", 3_000);
        settle("GN4", XIAN, JIAYUGUAN, "employee", 400);
        settle("GN5", XIAN, JIAYUGUAN, "resident", 500);
        var taken = publisher.settlement("GN6", XIAN, LANZHOU, "resident", DAY, 600, 0);
        publisher.send(taken);
        publisher.send(publisher.mirror(taken, "GR6", "cancellation", DAY.plusSeconds(60)));
        settle("GI1", LANZHOU, JIAYUGUAN, "employee", 8_000);
        awaitDetails("settlement_id like 'G%'", 8);
    }

    @Test
    @Order(1)
    void a_result_is_asked_for_by_policy_and_refused_without_it() {
        load(DETAILS, TOTALS)
                .statusCode(409)
                .body("type", equalTo("/problems/national-result-not-asked"));
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get(RESULT + "?authority=" + GANSU)
                .then()
                .statusCode(200)
                .body("mode", equalTo("compute"))
                .body("balanced", equalTo(true))
                .body("lines.find { it.direction == 'payable' }.imported.owed", equalTo("90.00"))
                .body("lines.findAll { !it.agrees }", hasSize(0));
        policy("import");
        seal("2026-02");
        step("province", "reconciliation", "finance-maker").statusCode(200);
        step("province", "confirmation", "finance-checker").statusCode(200);
        step("province", "generation", "finance-maker")
                .statusCode(409)
                .body("type", equalTo("/problems/national-result-missing"));
        page("national").body("blocking.rule", hasItem("national-result-missing"));
    }

    @Test
    @Order(2)
    void what_is_wrong_with_a_file_is_named_by_row_field_and_rule_and_leaves_nothing_behind() {
        load(DETAILS.replace("GN2,620100,610100", "GN2,620100,620200"), TOTALS)
                .statusCode(422)
                .body("type", equalTo("/problems/national-result-unreadable"))
                .body("violations[0].field", equalTo("file row 3.insu_admdvs"))
                .body("violations[0].rule", equalTo("crosses-border"));
        load(DETAILS.replace("GN2,", "GN1,"), TOTALS)
                .statusCode(422)
                .body("violations[0].rule", equalTo("once"));
        load(DETAILS.replace("38.00", "38.001"), TOTALS)
                .statusCode(422)
                .body("violations[0].field", equalTo("file row 3.hifp_pay"))
                .body("violations[0].rule", equalTo("decimals"));
        load(DETAILS.replace("620200,居民", "629900,居民"), TOTALS)
                .statusCode(422)
                .body("violations.rule", hasItem("known-region"));
        load(DETAILS.replace("2026-02,120", "2026-03,120"), TOTALS)
                .statusCode(422)
                .body("violations.rule", hasItem("not-later"));
        load(DETAILS, TOTALS.replace("58.00", "58.01"))
                .statusCode(422)
                .body("type", equalTo("/problems/control-totals-differ"))
                .body("violations[0].field", equalTo("payable 610000 clr_sumamt"));
        load(DETAILS, "方向,省份,笔数,清算金额\n应付,610000,2,58.00\n")
                .statusCode(422)
                .body("violations[0].field", containsString("receivable 610000"));
        load("no heading\n", TOTALS).statusCode(422);
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "other", "610000"))
                .multiPart("file", "a.csv", DETAILS.getBytes(StandardCharsets.UTF_8))
                .multiPart("totals", "b.csv", TOTALS.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", "other-" + System.nanoTime())
                .post(RESULT + "?authority=" + GANSU)
                .then()
                .statusCode(403);
        assertThat(rows("national_result")).isZero();
    }

    @Test
    @Order(3)
    void every_row_that_differs_has_its_class_and_both_are_shown_side_by_side() {
        load(DETAILS, TOTALS)
                .statusCode(201)
                .body("mode", equalTo("import"))
                .body("result.rows", equalTo(5))
                .body("balanced", equalTo(false))
                .body("lines.find { it.direction == 'payable' }.imported.owed", equalTo("58.00"))
                .body("lines.find { it.direction == 'payable' }.computed.owed", equalTo("90.00"))
                .body(
                        "lines.find { it.direction == 'payable' }.difference.owed",
                        equalTo("-32.00"));
        load(DETAILS, TOTALS).statusCode(201).body("result.no", equalTo((int) latest()));
        assertThat(rows("national_result")).as("the same files again").isEqualTo(1);

        assertThat(differences())
                .extracting(
                        row ->
                                row.get("settlementId")
                                        + " "
                                        + row.get("differenceClass")
                                        + " "
                                        + row.get("said"))
                .containsExactly(
                        "GN2 amount 基金支付：中心40.00，国家结果38.00",
                        "GN3 only-here 中心有此笔，国家结果没有",
                        "GN4 amount 险种：中心职工，国家结果居民",
                        "GN6 refunded 中心已结算后又退费，国家结果无此笔",
                        "GN9 only-there 国家结果有此笔，中心没有",
                        "GR6 refunded 中心已退费（原结算GN6），国家结果无此退费");
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get("/api/v1/forms/national-result?authority=620000&period=2026-02&format=html")
                .then()
                .statusCode(200)
                .body(containsString("国家清算结果核对表"))
                .body(containsString("GN9"));
        ofRegion(LANZHOU, "620000", LANZHOU)
                .statusCode(200)
                .body("region", equalTo(LANZHOU))
                .body("balanced", equalTo(false))
                .body("lines.region.unique()", equalTo(List.of(LANZHOU)))
                .body("lines.find { it.direction == 'payable' }.imported.owed", equalTo("58.00"));
        ofRegion(LANZHOU, "620000", JIAYUGUAN).statusCode(403);
        ofRegion(LANZHOU, "620000", null).statusCode(403);
        ofRegion(GANSU, "620000", XIAN)
                .statusCode(400)
                .body("violations[0].rule", equalTo("within-authority"));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", JIAYUGUAN))
                .get(RESULT + "/differences?authority=620000&region=" + JIAYUGUAN)
                .then()
                .statusCode(200)
                .body("items.findAll { it.settlementId == 'GN9' }", hasSize(0));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", LANZHOU))
                .get(
                        "/api/v1/forms/national-result?authority=620000&period=2026-02&region="
                                + LANZHOU)
                .then()
                .statusCode(200)
                .body("header.统筹区", equalTo("兰州市"))
                .body("sections[1].rows[0]", hasItem("58.00"))
                .body("sections[1].rows.collect { it[2] }.unique()", equalTo(List.of(LANZHOU)));
        step("national", "reconciliation", "finance-maker").statusCode(200);
        step("national", "confirmation", "finance-checker").statusCode(200);
        step("national", "generation", "finance-maker")
                .statusCode(409)
                .body("type", equalTo("/problems/national-result-differs"))
                .body("violations.field", hasItem("GN9"));
        step("province", "generation", "finance-maker")
                .statusCode(409)
                .body("type", equalTo("/problems/national-result-differs"));
    }

    @Test
    @Order(4)
    void another_person_resolves_and_the_nations_figure_counts_by_name() {
        resolve("authority", "maker", "national", "GN2")
                .statusCode(403)
                .body("type", equalTo("/problems/discrepancy-needs-another"));
        resolve("finance-checker", "checker", "moved-on", "GN9")
                .statusCode(409)
                .body("type", equalTo("/problems/national-difference-stays"));
        resolve("finance-checker", "checker", "national", "GN2", "GN4", "GN9", "GN6", "GR6")
                .statusCode(200)
                .body("open", equalTo(Map.of("only-here", 1)));
        resolve("finance-checker", "checker", "national", "GN2")
                .statusCode(409)
                .body("type", equalTo("/problems/discrepancy-resolved"));
        resolve("finance-checker", "checker", "moved-on", "GN3")
                .statusCode(200)
                .body("balanced", equalTo(true))
                .body("open", equalTo(Map.of()))
                .body("lines.findAll { !it.agrees }", hasSize(0))
                .body("lines.find { it.direction == 'payable' }.adjusted.owed", equalTo("-2.00"));
        assertThat(standing("GN3")).isEqualTo("2026-02 held");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(5)
    void a_corrected_result_replaces_the_one_before_and_is_compared_again() {
        String corrected = DETAILS + "GN3,620100,610100,职工,住院,2026-02,130.00,30.00,0,0\n";
        load(corrected, "方向,省份,笔数,清算金额\n应付,610000,3,88.00\n应收,610000,3,18.00\n")
                .statusCode(201)
                .body("result.rows", equalTo(6))
                .body("balanced", equalTo(true));
        assertThat(standing("GN3")).as("the nation has it after all").isEqualTo("2026-02 due");

        load(DETAILS, TOTALS).statusCode(201).body("balanced", equalTo(false));
        resolve("finance-checker", "checker", "moved-on", "GN3")
                .statusCode(200)
                .body("balanced", equalTo(true));
    }

    @Test
    @Order(6)
    void statements_and_forms_of_both_tiers_are_the_nations_result() {
        step("national", "generation", "finance-maker").statusCode(200);
        step("province", "generation", "finance-maker").statusCode(200);
        load(DETAILS.replace("GN9", "GN8"), TOTALS)
                .statusCode(409)
                .body("type", equalTo("/problems/national-result-closed"));
        step("national", "publication", "finance-checker").statusCode(200);
        step("province", "publication", "finance-checker").statusCode(200);
        assertThat(standing("GN3")).startsWith("2026-03");

        String paidByAll = form("9", "national", "sections[0].totals[11]");
        assertThat(paidByAll).isEqualTo("76.00");
        for (String tier : List.of("province", "national")) {
            String block = tier.equals("province") ? "sections[1]" : "sections[0]";
            List<String> lanzhou =
                    form("9", tier, block + ".rows.find { it[0] == '" + LANZHOU + "' }");
            assertThat(lanzhou.get(3)).as("receives GN9 " + tier).isEqualTo("9.00");
            assertThat(lanzhou.get(8)).as("pays GN1 and GN2 " + tier).isEqualTo("58.00");
            List<String> paid = form("matrix", tier, "sections[1].rows[0]");
            assertThat(paid).contains("610000", "58.00");
        }
        ValidatableResponse code =
                given().auth()
                        .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                        .get("/api/v1/forms/9?authority=620000&period=2026-02&tier=national")
                        .then()
                        .statusCode(200);
        String printed = code.extract().path("code");
        given().accept("text/html")
                .get("/verify/" + printed)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("真实有效"))
                .body(containsString("76.00"));
        given().get("/verify/" + printed)
                .then()
                .body("genuine", equalTo(true))
                .body("status", equalTo("current"))
                .body("version", equalTo("1"));
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get("/api/v1/forms/9?authority=620000&period=2026-02&tier=national&version=1")
                .then()
                .statusCode(200)
                .body("sha256", equalTo(code.extract().<String>path("sha256")));
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get("/api/v1/forms/9?authority=620000&period=2026-02&tier=national&version=2")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestKeys.token("fee-auditor", "auditor", GANSU))
                .contentType("application/json")
                .body(Map.of("reason", "有异议"))
                .post("/api/v1/details/GN1/objection")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/national-result-closed"));
        assertTotalsAreWhatTheFactsComeTo();
        page("national").body("blocking.rule", not(hasItem("national-result-differs")));
    }

    @Test
    @Order(7)
    void the_nations_notices_are_what_its_result_says_and_what_others_pay_reaches_the_regions() {
        nations("GJ-2026-7-1", "9.00", "9.00")
                .statusCode(409)
                .body("type", equalTo("/problems/period-in-other-state"));
        step("national", "signature", "approver").statusCode(200);
        step("national", "issue", "authority").statusCode(200);
        nations("GJ-2026-7-1", "9.00", "9.01")
                .statusCode(409)
                .body("type", equalTo("/problems/national-result-differs"))
                .body("violations[0].field", equalTo("receivable 610000 resident"))
                .body("violations[0].message", equalTo("国家结果9.00，通知书9.01"));
        nations("GJ/1", "9.00", "9.00").statusCode(400);
        assertThat(count("select count(*) from notice where authority = '100000'")).isZero();

        nations("GJ-2026-7-1", "9.00", "9.00")
                .statusCode(201)
                .body("number", hasItem("GJ-2026-7-1"))
                .body("number", hasItem("GJ-2026-8-1"));
        nations("GJ-2026-7-1", "9.00", "9.00").statusCode(201).body("number", hasSize(2));
        assertThat(count("select count(*) from notice where authority = '100000'")).isEqualTo(4);

        paid("GJ-2026-7-1", "610000", "resident", "9.01", "GS0").statusCode(409);
        paid("GJ-2026-7-1", "610000", "resident", "9.00", "GS1").statusCode(201);
        paid("GJ-2026-8-1", "610000", "employee", "58.00", "GS2").statusCode(201);
        given().auth()
                .oauth2(TestKeys.token("finance-checker", "payer", GANSU))
                .header("Idempotency-Key", "pay-" + System.nanoTime())
                .post(
                        "/api/v1/payments/disbursements?authority=620000&tier=national"
                                + "&period=2026-02")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get("/api/v1/notices?authority=620000&tier=national&period=2026-02&region=620200")
                .then()
                .body("items.find { it.direction == 'receivable' }.settled", equalTo("9.00"));
    }

    private static ValidatableResponse nations(String number, String employee, String resident) {
        Map<String, Object> advice =
                Map.of(
                        "number",
                        number,
                        "direction",
                        "receivable",
                        "signedOn",
                        "2026-11-02",
                        "deadline",
                        "2026-11-20",
                        "lines",
                        List.of(
                                Map.of(
                                        "province",
                                        "610000",
                                        "scheme",
                                        "employee",
                                        "amount",
                                        employee),
                                Map.of(
                                        "province",
                                        "610000",
                                        "scheme",
                                        "resident",
                                        "amount",
                                        resident)));
        Map<String, Object> order =
                Map.of(
                        "number",
                        "GJ-2026-8-1",
                        "direction",
                        "payable",
                        "signedOn",
                        "2026-11-02",
                        "deadline",
                        "2026-11-20",
                        "lines",
                        List.of(
                                Map.of(
                                        "province",
                                        "610000",
                                        "scheme",
                                        "employee",
                                        "amount",
                                        "58.00")));
        return given().auth()
                .oauth2(TestKeys.token("finance-maker", "maker", GANSU))
                .header("Idempotency-Key", "nations-" + System.nanoTime())
                .contentType("application/json")
                .body(Map.of("notices", List.of(advice, order)))
                .post("/api/v1/periods/2026-02/national-notices?authority=" + GANSU)
                .then();
    }

    private static ValidatableResponse paid(
            String notice, String counterparty, String scheme, String amount, String reference) {
        return given().auth()
                .oauth2(TestKeys.token("finance-maker", "maker", GANSU))
                .header("Idempotency-Key", "paid-" + System.nanoTime())
                .contentType("application/json")
                .body(
                        Map.of(
                                "notice", notice,
                                "counterparty", counterparty,
                                "scheme", scheme,
                                "amount", amount,
                                "paidOn", "2026-09-30",
                                "bankReference", reference))
                .post("/api/v1/payments")
                .then();
    }

    private void assertTotalsAreWhatTheFactsComeTo() {
        books.mustBalance(NATIONAL, "2026-02");
    }

    private <T> T form(String no, String tier, String path) {
        return given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get(
                        "/api/v1/forms/"
                                + no
                                + "?authority=620000&period=2026-02&format=json&tier="
                                + tier)
                .then()
                .statusCode(200)
                .extract()
                .path(path);
    }

    private static void policy(String mode) {
        String columns =
                "{pooling: pooling, large-amount: other, civil-servant: other, enterprise: other,"
                        + " disabled: other, medical-aid: medical-aid, serious-illness: other,"
                        + " other: other}";
        String yaml =
                """
                - authority: "620000"
                  tier: national
                  validFrom: 2026-01-01
                  name: gansu
                  source: test
                  crossProvince: %s
                  calendar:
                    generation: {day: 25, at: "02:00"}
                  fundColumns:
                    employee: %s
                    resident: %s
                """
                        .formatted(mode, columns, columns);
        given().auth()
                .oauth2(TestKeys.token("administrator", "admin", null))
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/reference/clearing-policies")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse load(String details, String totals) {
        return given().auth()
                .oauth2(TestKeys.token("finance-maker", "maker", GANSU))
                .header("Idempotency-Key", "load-" + System.nanoTime())
                .multiPart("file", "明细.csv", details.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("totals", "汇总.csv", totals.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(RESULT + "?authority=" + GANSU)
                .then();
    }

    private static List<Map<String, Object>> differences() {
        return given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get(RESULT + "/differences?state=open&authority=" + GANSU)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static ValidatableResponse ofRegion(String caller, String authority, String region) {
        return given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", caller))
                .get(
                        RESULT
                                + "?authority="
                                + authority
                                + (region == null ? "" : "&region=" + region))
                .then();
    }

    private static ValidatableResponse resolve(
            String role, String user, String way, String... settlements) {
        List<Map<String, Object>> all =
                given().auth()
                        .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                        .get(RESULT + "/differences?authority=" + GANSU)
                        .then()
                        .extract()
                        .path("items");
        List<Object> numbers =
                List.of(settlements).stream()
                        .map(
                                id ->
                                        all.stream()
                                                .filter(row -> id.equals(row.get("settlementId")))
                                                .reduce((one, later) -> later)
                                                .orElseThrow()
                                                .get("number"))
                        .toList();
        return given().auth()
                .oauth2(TestKeys.token(role, user, GANSU))
                .header("Idempotency-Key", "resolve-" + System.nanoTime())
                .contentType("application/json")
                .body(Map.of("numbers", numbers, "way", way, "reason", "与国家平台核对"))
                .post(RESULT + "/resolutions?authority=" + GANSU)
                .then();
    }

    private static ValidatableResponse page(String tier) {
        return given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", GANSU))
                .get("/api/v1/periods/2026-02?authority=620000&tier=" + tier)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse step(String tier, String step, String role) {
        return given().auth()
                .oauth2(TestKeys.token(role, tier + step, GANSU))
                .header("Idempotency-Key", step + System.nanoTime())
                .post("/api/v1/periods/2026-02/" + step + "?authority=620000&tier=" + tier)
                .then();
    }

    private void settle(String id, String insured, String treatment, String scheme, long fund) {
        settle(id, insured, treatment, scheme, DAY, fund, 0);
    }

    private long latest() {
        return count("select max(no) from national_result where authority = '620000'");
    }

    private long rows(String table) {
        return count("select count(*) from " + table);
    }
}
