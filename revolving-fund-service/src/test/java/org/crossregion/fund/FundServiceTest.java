package org.crossregion.fund;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.embedded.TestServices;
import org.crossregion.messaging.Outbox;
import org.crossregion.messaging.Parking;
import org.crossregion.web.clock.BusinessClock;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The service on a real database and broker. Each test has insured regions of its own, so that none
 * disturbs another.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(Keys.class)
class FundServiceTest {

    private static final String MONTH = "2026-10";

    @Inject Jdbi jdbi;
    @Inject Outbox outbox;
    @Inject Parking parking;
    @Inject BusinessClock clock;

    @BeforeEach
    void october() {
        Instant october = Instant.parse("2026-10-20T02:00:00Z");
        if (clock.instant().isBefore(october)
                || clock.instant().isAfter(Instant.parse("2026-10-31T00:00:00Z"))) {
            clock.set(october);
        }
        imports(
                        "quota-policies",
                        """
                        - region: "100000"
                          validFrom: 2026-01-01
                          source: 医保发〔2022〕22号
                        - region: "510000"
                          validFrom: 2026-01-01
                          source: test of whole 万元
                          whole: ten-thousand-yuan
                          printedUnit: 万元
                        """)
                .statusCode(200);
    }

    @Test
    void quotas_are_fixed_by_policy_and_published_and_fixing_them_again_changes_nothing() {
        bases("2026,110100,110200,employee,3000000.00\n2026,110100,110200,resident,0.05");

        as(Role.AUTHORITY, "110000")
                .post("/api/v1/quotas/2026")
                .then()
                .statusCode(200)
                .body("changed", equalTo(2))
                .body("quotas[0].quota", equalTo("2000000.00"))
                .body("quotas[0].multiplier", equalTo("2.0000"))
                .body("quotas[1].quota", equalTo("0.03"));
        as(Role.AUTHORITY, "110000")
                .post("/api/v1/quotas/2026")
                .then()
                .statusCode(200)
                .body("changed", equalTo(0));

        bases("2026,110100,110200,employee,3000003.00");
        as(Role.AUTHORITY, "110000")
                .post("/api/v1/quotas/2026")
                .then()
                .body("changed", equalTo(1))
                .body("quotas[0].quota", equalTo("2000002.00"))
                .body("quotas[0].version", equalTo(2));
        assertThat(money("110100")).isZero();
        FundDesk.putIntoForce(2026, "110000");
        assertThat(money("110100")).isEqualTo(200_000_203L);
        await().until(() -> outbox.backlog() == 0);
    }

    @Test
    void whole_ten_thousands_add_up_to_the_regions_total() {
        bases(
                "2026,510100,510200,employee,21000.00\n"
                        + "2026,510100,510300,employee,19500.00\n"
                        + "2026,510100,510400,employee,4500.00");

        List<String> quotas =
                as(Role.AUTHORITY, "510000")
                        .post("/api/v1/quotas/2026")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("quotas.quota");

        assertThat(quotas).containsExactly("20000.00", "10000.00", "0.00");
    }

    @Test
    void quotas_are_fixed_from_our_own_figures_where_no_basis_was_imported() {
        tell(Told.settled("T120-1", null, "120100", "120200", "2025-11", 300_00));
        tell(Told.settled("T120-2", null, "120100", "120200", "2025-09", 900_00));
        await().until(
                        () ->
                                !cells("2025-11")
                                        .getList("findAll{it.insuredRegion=='120100'}")
                                        .isEmpty());
        await().until(
                        () ->
                                !cells("2025-09")
                                        .getList("findAll{it.insuredRegion=='120100'}")
                                        .isEmpty());

        as(Role.AUTHORITY, "120000")
                .post("/api/v1/quotas/2026")
                .then()
                .statusCode(200)
                .body("quotas", hasSize(1))
                .body("quotas[0].basis", equalTo("300.00"))
                .body("quotas[0].quota", equalTo("200.00"));

        FundDesk.putIntoForce(2026, "120000");

        // What arrives late does not reopen it.
        tell(Told.settled("T120-3", null, "120100", "120200", "2025-12", 300_00));
        await().until(
                        () ->
                                !cells("2025-12")
                                        .getList("findAll{it.insuredRegion=='120100'}")
                                        .isEmpty());
        as(Role.AUTHORITY, "120000")
                .post("/api/v1/quotas/2026")
                .then()
                .body("changed", equalTo(0))
                .body("quotas[0].basis", equalTo("300.00"));
    }

    @Test
    void settlements_are_in_use_until_cleared_and_mirrors_subtract() {
        paidIn("2026,130100,130200,employee,1000.00");
        tell(
                Told.settled("T130-1", null, "130100", "130200", MONTH, 400_00),
                Told.settled("T130-2", null, "130100", "130200", MONTH, 100_00),
                Told.settled("T130-2x", "T130-2", "130100", "130200", MONTH, -100_00));

        await().untilAsserted(
                        () ->
                                utilisation("130100")
                                        .body("items[0].uncleared", equalTo("400.00"))
                                        .body("items[0].cleared", equalTo("0.00"))
                                        .body("items[0].liveBasisPoints", equalTo(4000))
                                        .body("items[0].clearedBasisPoints", equalTo(0)));
        JsonPath cells = cells(MONTH);
        assertThat(cells.getInt("find{it.insuredRegion=='130100'}.count")).isEqualTo(3);
        assertThat(cells.getLong("find{it.insuredRegion=='130100'}.sumFen")).isEqualTo(400_00L);
        as(Role.AUDITOR, "")
                .get("/internal/audit/rows?originPeriod=2026-10&insuredRegion=130100&after=T130-1")
                .then()
                .body("settlementId", equalTo(List.of("T130-2", "T130-2x")))
                .body("clearedFen", equalTo(List.of(100_00, -100_00)));

        tell(Told.cleared("130000", MONTH, 1, "130100", "130200", 350_00));
        await().untilAsserted(
                        () ->
                                utilisation("130100")
                                        .body("items[0].cleared", equalTo("350.00"))
                                        .body("items[0].uncleared", equalTo("50.00"))
                                        .body("items[0].clearedBasisPoints", equalTo(3500))
                                        .body("items[0].used", equalTo("400.00")));

        tell(Told.cleared("130000", MONTH, 2, "130100", "130200", 400_00));
        await().untilAsserted(
                        () ->
                                utilisation("130100")
                                        .body("items[0].cleared", equalTo("400.00"))
                                        .body("items[0].uncleared", equalTo("0.00")));
    }

    @Test
    void a_settlement_told_twice_counts_once_and_a_contradiction_is_parked() {
        paidIn("2026,140100,140200,employee,1000.00");
        tell(Told.settled("T140-1", null, "140100", "140200", MONTH, 100_00));
        tell(Told.settled("T140-1", null, "140100", "140200", MONTH, 100_00));
        long parked = parking.parked();
        tell(Told.settled("T140-1", null, "140100", "140200", MONTH, 999_00));

        await().until(() -> parking.parked() == parked + 1);
        utilisation("140100").body("items[0].uncleared", equalTo("100.00"));
    }

    @Test
    void one_alert_is_raised_per_crossing_to_the_fen() {
        paidIn("2026,150100,150200,employee,10000.00");
        tell(Told.settled("T150-1", null, "150100", "150200", MONTH, 6_999_99));
        await().untilAsserted(() -> used("150100", "6999.99"));
        assertThat(alerts("150000")).isEmpty();

        tell(Told.settled("T150-2", null, "150100", "150200", MONTH, 1));
        await().untilAsserted(() -> used("150100", "7000.00"));
        assertThat(alerts("150000")).containsExactly("yellow 7000");

        tell(Told.settled("T150-3", null, "150100", "150200", MONTH, 1_999_99));
        await().untilAsserted(() -> used("150100", "8999.99"));
        assertThat(alerts("150000")).containsExactly("yellow 7000");

        tell(Told.settled("T150-4", null, "150100", "150200", MONTH, 1));
        await().untilAsserted(() -> used("150100", "9000.00"));
        assertThat(alerts("150000")).containsExactly("yellow 7000", "red 9000");

        // More money is paid in: 45 %; all is re-armed, and 90 % is another crossing.
        paidIn("2026,150100,150200,employee,20000.00");
        paidIn("2026,150100,150200,employee,10000.00");
        assertThat(alerts("150000")).containsExactly("yellow 7000", "red 9000", "red 9000");
    }

    @Test
    void the_ledger_refuses_an_entry_that_does_not_balance_and_any_change() {
        paidIn("2026,210100,210200,employee,5.00");

        assertThatThrownBy(
                        () ->
                                jdbi.useTransaction(
                                        handle -> {
                                            long entry =
                                                    handle.createQuery(
                                                                    """
                                                                    insert into entry (kind, booked_at, booked_by, reason)
                                                                    values ('paid-in-recorded', '2026-10-01', 'x', 'x')
                                                                    returning id
                                                                    """)
                                                            .mapTo(Long.class)
                                                            .one();
                                            handle.execute(
                                                    """
                                                    insert into posting (entry_id, line, account_id, amount_fen)
                                                    select ?, row_number() over (), id, 1 from account
                                                    where insured_region = '210100'
                                                    """,
                                                    entry);
                                        }))
                .hasStackTraceContaining("do not balance");
        assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "update posting set amount_fen = 7")))
                .hasStackTraceContaining("are facts");
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("delete from entry")))
                .hasStackTraceContaining("are facts");
    }

    @Test
    void paid_in_money_is_exported_as_it_was_stated_and_stating_it_again_changes_nothing() {
        paidIn("2026,230100,230200,employee,5.00\n2026,230100,230300,resident,7.25");
        paidIn("2026,230100,230200,employee,4.00");

        imports("paid-in", header() + "2026,230100,230200,employee,4.00\n")
                .body("imported", equalTo(0))
                .body("unchanged", equalTo(1));
        assertThat(export("paid-in"))
                .contains("2026,230100,230200,employee,4.00\r\n2026,230100,230300,resident,7.25");
        assertThat(export("quota-policies")).contains("医保发〔2022〕22号", "multiplier: 2");
        imports("quota-policies", export("quota-policies")).body("imported", equalTo(0));
    }

    @Test
    void bad_rows_are_named_and_nothing_is_imported() {
        imports(
                        "paid-in",
                        header()
                                + "2026,330100,330200,employee,5.00\n"
                                + "2026,33010,330200,employee,1.00\n"
                                + "2026,330100,330100,employee,1.00\n"
                                + "2026,330100,330200,employee,9.00\n"
                                + "2026,330100,330300,nobody,1.00\n"
                                + "2026,330100,330300,employee,-1.00\n")
                .statusCode(422)
                .body("type", equalTo("/problems/reference-rejected"))
                .body("violations[0].field", equalTo("line 3, insured_region"))
                .body("violations", hasSize(5));
        assertThat(export("paid-in")).doesNotContain("330100");
        imports("quota-policies", "- region: \"100000\"\n  validFrom: 2026-01-01\n")
                .statusCode(422)
                .body("violations[0].message", equalTo("source is missing"));
    }

    @Test
    void form_6_1_shows_the_adjustment_of_every_region_in_every_format() throws Exception {
        tell(Told.region("410000", "河南省"), Told.region("410100", "郑州市"));
        imports(
                        "quota-bases",
                        """
                        year,insured_region,treatment_region,scheme,basis_yuan,last_year_quota_yuan,carried_yuan
                        2026,410100,410200,employee,3000000.00,1500000.00,100000.00
                        2026,410100,410300,resident,300.00,,
                        2026,410200,410100,employee,150.00,500.00,
                        """)
                .statusCode(200);
        paidIn("2026,410100,410200,employee,400000.00");
        as(Role.AUTHORITY, "410000").post("/api/v1/quotas/2026").then().statusCode(200);
        await().untilAsserted(() -> form("json").body("sections[0].rows[0][0]", equalTo("郑州市")));

        form("json")
                .body("form", equalTo("6-1"))
                .body("title", equalTo("河南省省平台异地医保业务周转金额度调整明细表"))
                .body("unit", equalTo("元"))
                .body("sections[0].rows", hasSize(2))
                .body(
                        "sections[0].rows[0]",
                        equalTo(
                                java.util.Arrays.asList(
                                        "郑州市",
                                        "1500000.00",
                                        "1000100.00",
                                        "2.00",
                                        "2000200.00",
                                        "100000.00",
                                        "400200.00",
                                        "0.00",
                                        "400000.00",
                                        null)))
                .body("sections[0].rows[1][6]", equalTo("0.00"))
                .body("sections[0].rows[1][7]", equalTo("400.00"))
                .body("sections[0].totals[4]", equalTo("2000300.00"));

        byte[] xlsx = form("xlsx").extract().asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            Row total = null;
            for (Row row : workbook.getSheetAt(0)) {
                if (row.getCell(0) != null && row.getCell(0).toString().equals("合计")) {
                    total = row;
                }
            }
            assertThat(total).isNotNull();
            assertThat(
                            workbook.getCreationHelper()
                                    .createFormulaEvaluator()
                                    .evaluate(total.getCell(4))
                                    .getNumberValue())
                    .isEqualTo(2_000_300.00);
        }
        byte[] pdf = form("pdf").extract().asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("周转金额度调整明细表", "郑州市", "2,000,300.00", "第 1 页 共 1 页");
        }
        assertThat(form("csv").extract().asString()).contains("郑州市,1500000.00");
        assertThat(form("html").extract().asString()).contains("郑州市");

        String code = form("json").extract().path("code");
        given().get("/verify/" + code).then().statusCode(200);
        as(Role.AUTHORITY, "410000")
                .get("/api/v1/forms/6-2?period=2026&region=410100")
                .then()
                .statusCode(200)
                .body("title", equalTo("河南省郑州市统筹区异地医保业务周转金额度调整明细表"))
                .body("sections[0].rows", hasSize(2))
                .body("sections[0].rows[1][1]", equalTo("居民"));
    }

    @Test
    void whoever_asks_for_what_is_not_theirs_or_not_there_is_told_why() {
        as(Role.AUTHORITY, "360000")
                .post("/api/v1/quotas/2026")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quota-bases-missing"));
        as(Role.AUTHORITY, "360000")
                .get("/api/v1/forms/6-1?period=2026&authority=360000")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/fund/quotas-not-fixed"));
        as(Role.AUTHORITY, "360000")
                .get("/api/v1/forms/6-1?period=2026&authority=360100")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/fund/form-region-unfit"));
        as(Role.AUTHORITY, "360000")
                .get("/api/v1/forms/6-1?period=2026&authority=440000")
                .then()
                .statusCode(403);
        as(Role.AUTHORITY, "360000")
                .get("/api/v1/utilisation?period=2026-10&insuredRegion=440100")
                .then()
                .statusCode(403);
        as(Role.AUTHORITY, "360000")
                .get("/api/v1/utilisation?period=2026")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("period"));
        as(Role.HOSPITAL, "360000").post("/api/v1/quotas/2026").then().statusCode(403);
        as(Role.AUTHORITY, "360000").post("/api/v1/quotas/99").then().statusCode(400);
        as(Role.AUDITOR, "")
                .get("/internal/audit/cells")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("originPeriod"));
        given().get("/api/v1/utilisation").then().statusCode(401);
        as(Role.FINANCE_MAKER, "").get("/api/v1/utilisation").then().statusCode(403);
        as(Role.FINANCE_MAKER, "").get("/api/v1/alerts").then().statusCode(403);
        as(Role.AUDITOR, "990100")
                .get("/internal/audit/cells?originPeriod=2026-10")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
        as(Role.AUDITOR, "990100")
                .get("/internal/audit/rows?originPeriod=2026-10&insuredRegion=360100")
                .then()
                .statusCode(403);
        as(Role.AUTHORITY, "360000")
                .get("/api/v1/utilisation?period=last")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("period"));
    }

    @Test
    void a_year_that_has_passed_is_fixed_by_the_policy_in_force_today() {
        imports(
                        "quota-bases",
                        "year,insured_region,treatment_region,scheme,basis_yuan\n"
                                + "2019,620100,620200,employee,3.00\n")
                .statusCode(200);

        as(Role.AUTHORITY, "620000")
                .post("/api/v1/quotas/2019")
                .then()
                .statusCode(200)
                .body("quotas[0].quota", equalTo("2.00"));
    }

    @Test
    void utilisation_without_paid_in_money_has_no_share() {
        tell(Told.settled("T370-1", null, "370100", "370200", MONTH, 100));

        await().untilAsserted(
                        () ->
                                utilisation("370100")
                                        .body("items[0].used", equalTo("1.00"))
                                        .body("items[0].liveBasisPoints", nullValue()));
        assertThat(alerts("370000")).isEmpty();
    }

    private void tell(Told... events) {
        for (Told event : events) {
            QuarkusTransaction.requiringNew().run(() -> outbox.add(event));
        }
    }

    private static io.restassured.specification.RequestSpecification as(
            String role, String region) {
        return Keys.as(role, region).contentType("application/json");
    }

    private static ValidatableResponse imports(String kind, String content) {
        return Keys.as(Role.ADMINISTRATOR, "")
                .contentType("text/plain; charset=UTF-8")
                .body(content)
                .post("/api/v1/reference/" + kind)
                .then();
    }

    private static String export(String kind) {
        return Keys.as(Role.ADMINISTRATOR, "")
                .get("/api/v1/reference/" + kind)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void bases(String rows) {
        imports(
                        "quota-bases",
                        "year,insured_region,treatment_region,scheme,basis_yuan\n" + rows + "\n")
                .statusCode(200);
    }

    private static void paidIn(String rows) {
        imports("paid-in", header() + rows + "\n").statusCode(200);
    }

    private static String header() {
        return "year,insured_region,treatment_region,scheme,paid_in_yuan\n";
    }

    private static ValidatableResponse utilisation(String insured) {
        return as(Role.AUDITOR, "")
                .get("/api/v1/utilisation?period=2026-10&insuredRegion=" + insured)
                .then()
                .statusCode(200);
    }

    private static void used(String insured, String amount) {
        utilisation(insured).body("items[0].used", equalTo(amount));
    }

    private static List<String> alerts(String province) {
        JsonPath page =
                as(Role.AUTHORITY, province)
                        .get("/api/v1/alerts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        return page.getList("items.collect{it.level + ' ' + it.utilisationBasisPoints}");
    }

    private static JsonPath cells(String month) {
        return as(Role.AUDITOR, "")
                .get("/internal/audit/cells?originPeriod=" + month)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse form(String format) {
        return as(Role.AUTHORITY, "410000")
                .get("/api/v1/forms/6-1?period=2026&authority=410000&format=" + format)
                .then()
                .statusCode(200);
    }

    private long money(String insured) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select coalesce(sum(quota_fen), 0)::bigint from pair_money"
                                                + " where insured_region = :insured")
                                .bind("insured", insured)
                                .mapTo(Long.class)
                                .one());
    }

    static {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(15));
    }
}
