package org.crossregion.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.values.Money;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A fund lives from October 2026 into March 2027: the tests follow each other, for the clock only
 * goes forward. Guangdong's regions stand for any.
 */
@QuarkusTest
@TestProfile(FundYearTest.OwnDatabase.class)
@WithTestResource(TestServices.class)
@WithTestResource(Keys.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FundYearTest extends FundDesk {

    private static final String PAYMENT = "01989f6e-0005-7000-8000-000000000020";
    private static final String OCTOBERS = "01989f6e-0005-7000-8000-000000000022";
    private static final String JANUARYS = "01989f6e-0005-7000-8000-000000000023";
    private static final String EMPTY = "01989f6e-0005-7000-8000-000000000021";

    /** An emergency increase that nobody decides. */
    private static String undecided;

    @Inject Heard heard;

    /** A clock and a database of its own. */
    public static class OwnDatabase implements QuarkusTestProfile {}

    @Test
    @Order(1)
    void the_year_2026_begins_with_quotas_and_money() {
        itIs("2026-10-20T02:00:00Z");
        nationalPolicy();
        tell(Told.workingDays(2026), Told.workingDays(2027));
        tell(
                Told.account("440100", "employee", "广州市财政局社会保障基金财政专户（职工周转金）", "9999000000000001"),
                Told.account("440000", "employee", "广东省财政厅社会保障基金财政专户（职工周转金）", "9999000000000002"));
        tell(
                Told.region("440000", "广东省"),
                Told.region("440100", "广州市"),
                Told.region("440200", "韶关市"),
                Told.region("440300", "深圳市"));
        imports(
                        "quota-bases",
                        """
                        year,insured_region,treatment_region,scheme,basis_yuan
                        2026,440100,440200,employee,300000.00
                        2026,440100,440300,employee,30000.00
                        2026,440200,440100,employee,1500.00
                        """)
                .statusCode(200);
        as(Role.AUTHORITY, "440000", "zhao").post("/api/v1/quotas/2026").then().statusCode(200);
        putIntoForce(2026, "440000");
        paidIn(
                "2026,440100,440200,employee,200000.00\n"
                        + "2026,440100,440300,employee,20000.00\n"
                        + "2026,440200,440100,employee,1000.00");

        // All of it has been paid in: there is nothing to ask for.
        issue(2026, "qian").statusCode(200).body("notices", hasSize(0));
    }

    @Test
    @Order(2)
    void late_items_and_the_years_own_run_leave_what_is_in_use_of_their_month() {
        tell(
                Told.settled("Y1", null, "440200", "440100", "2026-10", 100_00),
                Told.settled("Y2", null, "440200", "440100", "2026-10", 30_00),
                Told.settled("Y3", null, "440200", "440100", "2026-11", 50_00),
                Told.settled("Y4", null, "440200", "440100", "2026-12", 7_00));
        untilTold("440200", "2026-12", "187.00");

        // October clears without the late item.
        tell(cleared("2026-10", Map.of("2026-10", 100_00L)));
        await().untilAsserted(
                        () ->
                                utilisation("440200", "2026-10")
                                        .body("items[0].cleared", equalTo("100.00"))
                                        .body("items[0].uncleared", equalTo("30.00")));
        // November clears it.
        tell(cleared("2026-11", Map.of("2026-10", 30_00L, "2026-11", 50_00L)));
        await().untilAsserted(
                        () ->
                                utilisation("440200", "2026-11")
                                        .body("items[0].cleared", equalTo("80.00"))
                                        .body("items[0].uncleared", equalTo("0.00")));
        utilisation("440200", "2026-10").body("items[0].uncleared", equalTo("0.00"));
        utilisation("440200", "2026-12").body("items[0].uncleared", equalTo("7.00"));
        // What December leaves over is cleared in the year's own run, which is not parked.
        long parked = parking.parked();
        tell(cleared("2026", Map.of("2026-12", 7_00L)));
        await().untilAsserted(
                        () ->
                                utilisation("440200", "2026-12")
                                        .body("items[0].uncleared", equalTo("0.00")));
        assertThat(parking.parked()).isEqualTo(parked);
    }

    @Test
    @Order(3)
    void origins_that_do_not_add_up_are_parked() {
        long parked = parking.parked();
        Told wrong =
                Told.clearedOf("450000", "2026-10", "450100", "450200", Map.of("2026-10", 5L))
                        .with(
                                "pairs",
                                List.of(
                                        Map.of(
                                                "insuredRegion",
                                                "450100",
                                                "treatmentRegion",
                                                "450200",
                                                "scheme",
                                                "employee",
                                                "cases",
                                                1,
                                                "clearedFen",
                                                6,
                                                "deductedFen",
                                                0,
                                                "origins",
                                                List.of(
                                                        Map.of(
                                                                "originPeriod", "2026-10",
                                                                "cases", 1,
                                                                "clearedFen", 5,
                                                                "deductedFen", 0)))));

        tell(wrong);

        await().until(() -> parking.parked() == parked + 1);
    }

    @Test
    @Order(4)
    void in_december_the_quota_is_raised_in_an_emergency() {
        itIs("2026-12-20T02:00:00Z");
        tell(
                Told.settled("Q1", null, "440100", "440200", "2026-10", 60_000_00),
                Told.settled("Q2", null, "440100", "440200", "2026-11", 60_000_00),
                Told.settled("Q3", null, "440100", "440200", "2026-12", 180_000_00),
                Told.settled("Q4", null, "440100", "440300", "2026-12", 60_000_00));
        await().untilAsserted(
                        () ->
                                utilisation("440100", "2026-12")
                                        .body("items[0].used", equalTo("300000.00")));
        String id =
                as(Role.FINANCE_MAKER, "440100")
                        .body(
                                """
                                {"year": 2026, "insuredRegion": "440100", "treatmentRegion": "440200",
                                 "scheme": "employee", "amount": "50000.00", "reason": "年末"}
                                """)
                        .post("/api/v1/emergency-increases")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String notice =
                as(Role.AUTHORITY, "440000", "zhao")
                        .body("{\"reason\": \"同意\"}")
                        .post("/api/v1/emergency-increases/" + id + "/approval")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("notice");
        tell(Told.noticePaid(notice, "emergency", "employee", 50_000_00, 0));

        await().until(() -> held("440100") == 270_000_00L);
        assertThat(heard.of("fund-notice-issued.v1", notice)).hasSize(1);

        // Another is left undecided, and the 25th becomes a holiday.
        undecided =
                as(Role.FINANCE_MAKER, "440100")
                        .body(
                                """
                                {"year": 2026, "insuredRegion": "440100", "treatmentRegion": "440200",
                                 "scheme": "employee", "amount": "1.00", "reason": "年末"}
                                """)
                        .post("/api/v1/emergency-increases")
                        .then()
                        .statusCode(201)
                        .body("decideBy", equalTo("2026-12-25"))
                        .extract()
                        .path("id");
        tell(
                Told.workingDays(2026)
                        .with("holidays", List.of("2026-01-01", "2026-12-25"))
                        .with("version", 2));
        await().until(() -> count("working_days where version = 2") == 1);
    }

    @Test
    @Order(5)
    void receivers_are_paid_from_the_debtors_fund_once_per_payment() {
        Map<String, Long> debtors = Map.of("440100", 30_000_00L);
        tell(Told.fundsShort(PAYMENT, "440000", "2026-10", 30_000_00, debtors));
        await().until(() -> heard.of("fund-drawn.v1", PAYMENT).size() == 1);

        assertThat(heard.of("fund-drawn.v1", PAYMENT).get(0))
                .contains("\"amountFen\":3000000")
                // 250 000 and 20 000 are held.
                .contains("\"treatmentRegion\":\"440200\",\"amountFen\":2777778")
                .contains("\"treatmentRegion\":\"440300\",\"amountFen\":222222");
        assertThat(lent("440100")).isEqualTo(30_000_00L);
        assertThat(held("440100")).isEqualTo(240_000_00L);

        // Told again: not drawn again, not answered again.
        tell(Told.fundsShort(PAYMENT, "440000", "2026-10", 30_000_00, debtors));
        // Of what is not there, nothing; and that is an answer.
        tell(Told.fundsShort(EMPTY, "440000", "2026-10", 5_00, Map.of("440900", 5_00L)));
        await().until(() -> heard.of("fund-drawn.v1", EMPTY).size() == 1);
        assertThat(heard.of("fund-drawn.v1", EMPTY).get(0))
                .contains("\"amountFen\":0", "\"draws\":[]");
        assertThat(heard.of("fund-drawn.v1", PAYMENT)).hasSize(1);
        assertThat(lent("440100")).isEqualTo(30_000_00L);
        as(Role.AUDITOR, "")
                .get("/internal/audit/draws?authority=440000&period=2026-10")
                .then()
                .statusCode(200)
                .body("find{it.payment=='%s'}.drawnFen".formatted(PAYMENT), equalTo(30_000_00));
    }

    @Test
    @Order(6)
    void a_payment_that_asks_for_something_else_is_parked_and_so_is_more_than_was_lent() {
        long parked = parking.parked();
        tell(Told.fundsShort(PAYMENT, "440000", "2026-11", 1_00, Map.of("440100", 1_00L)));
        await().until(() -> parking.parked() == parked + 1);
        tell(Told.fundRepaid(PAYMENT, "440000", "2026-12", "440100", 30_000_01));
        await().until(() -> parking.parked() == parked + 2);
        assertThat(lent("440100")).isEqualTo(30_000_00L);
    }

    @Test
    @Order(7)
    void late_money_gives_back_what_the_fund_lent() {
        tell(Told.fundRepaid(PAYMENT, "440000", "2026-10", "440100", 10_000_00));

        await().until(() -> heard.of("fund-replenished.v1", PAYMENT).size() == 1);
        assertThat(lent("440100")).isEqualTo(20_000_00L);
        assertThat(held("440100")).isEqualTo(250_000_00L);
        ledgerIsSound();
    }

    @Test
    @Order(8)
    void the_basis_of_2027_is_frozen_on_its_day_and_late_items_do_not_reopen_it() {
        itIs("2027-01-10T02:00:00Z");
        // Three days and one day before, on the day and the day after it.
        await().until(() -> heard.of("fund-deadline-near.v1", undecided).size() == 4);
        assertThat(heard.of("fund-deadline-near.v1", undecided))
                .allSatisfy(
                        told ->
                                assertThat(told)
                                        .contains("\"dueOn\":\"2026-12-28\"")
                                        .contains("\"region\":\"440000\""));
        assertThat(heard.of("fund-deadline-moved.v1", undecided)).hasSize(1);
        as(Role.AUDITOR, "")
                .get("/api/v1/emergency-increases/" + undecided)
                .then()
                .statusCode(200)
                .body("decideBy", equalTo("2026-12-28"))
                .body("late", equalTo(true))
                .body("lateWith", equalTo("decision"));
        as(Role.AUTHORITY, "440000")
                .get("/api/v1/quotas/2027/preview")
                .then()
                .statusCode(200)
                .body("pairs.find{it.treatmentRegion=='440300'}.basis", equalTo("60000.00"));

        itIs("2027-02-01T02:00:00Z");
        await().until(() -> count("basis_freeze") > 0);
        tell(Told.settled("Q5", null, "440100", "440300", "2026-12", 999_00));
        await().untilAsserted(
                        () ->
                                utilisation("440100", "2027-02")
                                        .body("items[1].uncleared", equalTo("60999.00")));

        as(Role.AUTHORITY, "440000")
                .get("/api/v1/quotas/2027/preview")
                .then()
                .statusCode(200)
                .body("pairs.find{it.treatmentRegion=='440300'}.basis", equalTo("60000.00"))
                .body("regions[0].insuredRegion", equalTo("440100"))
                // 200 000 + 50 000 before, 200 000 now; 20 000 before, 40 000 now.
                .body("regions[0].lastYear", equalTo("270000.00"))
                .body("regions[0].quota", equalTo("240000.00"))
                .body("regions[0].toReturn", equalTo("50000.00"))
                .body("regions[0].toPayUp", equalTo("20000.00"));
        assertThat(count("quota where year = 2027")).isZero();
    }

    @Test
    @Order(9)
    void quotas_are_fixed_by_one_person_and_noticed_by_another() {
        as(Role.AUTHORITY, "440000", "zhao").post("/api/v1/quotas/2027").then().statusCode(200);
        issue(2027, "qian")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quotas-not-published"));
        putIntoForce(2027, "440000");
        issue(2027, "zhao")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quotas-fixed-by-caller"));
        List<String> numbers =
                issue(2027, "qian")
                        .statusCode(200)
                        .body("notices.find{it.region=='440100'}.lines", hasSize(1))
                        .extract()
                        .path("notices.number");
        // Shaoguan had 1 000 and needs 124.67: it gets the rest back.
        assertThat(numbers)
                .containsExactly(
                        "440000-2027-F8-0001", "440000-2027-F7-0001", "440000-2027-F7-0002");
        issue(2027, "qian").statusCode(200).body("notices", hasSize(0));

        notice("440000-2027-F8-0001")
                .body("notice.total", equalTo("20000.00"))
                .body("notice.deadline", equalTo("2027-02-15"));
        notice("440000-2027-F7-0001")
                .body("notice.total", equalTo("50000.00"))
                .body("notice.deadline", equalTo(null));

        tell(
                Told.noticePaid("440000-2027-F8-0001", "revolving-fund", "employee", 20_000_00, 0),
                Told.noticePaid("440000-2027-F7-0001", "revolving-fund", "employee", 50_000_00, 0));
        await().until(() -> held("440100") == 220_000_00L);
        assertThat(paidIn("440100", 2027)).isEqualTo(240_000_00L);
        assertThat(paidIn("440100", 2026)).isEqualTo(270_000_00L);
        ledgerIsSound();
    }

    @Test
    @Order(10)
    void the_squared_year_is_closed_once_and_its_money_carried_over() {
        itIs("2027-03-20T02:00:00Z");
        moneyMovesBeforeTheYearIsClosed();
        tell(Told.yearCollected("440000", 2026));
        await().until(() -> heard.of("fund-year-drafted.v1", "440000").size() == 1);
        assertThat(heard.of("fund-year-drafted.v1", "440000").get(0))
                .contains(
                        "\"region\":\"440100\",\"scheme\":\"employee\",\"quotaFen\":22000000,"
                                + "\"emergencyFen\":5000000,\"paidInFen\":27000000");
        assertThat(heard.of("fund-year-closed.v1", "440000")).isEmpty();

        tell(Told.yearSquared("440000", 2026, "440100"));
        await().until(() -> heard.of("fund-year-closed.v1", "440000").size() == 1);

        assertThat(heard.of("fund-year-closed.v1", "440000").get(0))
                .contains(
                        "\"region\":\"440100\",\"scheme\":\"employee\",\"quotaFen\":22000000,"
                                + "\"emergencyFen\":5000000,\"paidInFen\":27000000,"
                                // 270 000 came over the year, 30 000 were lent, 10 000 came back.
                                + "\"openingFen\":0,\"broughtInFen\":27000000,\"returnedFen\":0,"
                                + "\"drawnFen\":3000000,\"replenishedFen\":1000000,"
                                + "\"heldFen\":25000000,"
                                // October only: 20 000 and 2 000 of 2026 are still lent.
                                + "\"drawnLaterFen\":500000,\"replenishedLaterFen\":300000,"
                                + "\"balanceFen\":24800000")
                .contains("\"region\":\"440200\",\"scheme\":\"employee\",\"quotaFen\":100000");
        tell(Told.fundRepaid(OCTOBERS, "440000", "2026-10", "440100", 2_000_00));
        await().until(() -> lent("440100") == 20_000_00L);
        assertThat(held("440100")).isEqualTo(220_000_00L);
        assertThat(paidIn("440100", 2026)).isEqualTo(270_000_00L);
        assertThat(paidIn("440100", 2027)).isEqualTo(240_000_00L);
        assertThat(ofYear("440100", 2026)).isZero();
        assertThat(ofYear("440100", 2027)).isEqualTo(240_000_00L);

        tell(Told.yearSquared("440000", 2026, "440100"));
        tell(Told.yearSquared("440000", 2025, "440100"));
        await().until(() -> heard.of("fund-year-closed.v1", "\"year\":2025").size() == 1);
        assertThat(heard.of("fund-year-closed.v1", "\"year\":2026")).hasSize(1);
        ledgerIsSound();
        twelveMonthlyStatementsAreTheYear();
    }

    /**
     * For an order of October that is late still, and for January's; January's money is none of the
     * old year's.
     */
    private void moneyMovesBeforeTheYearIsClosed() {
        tell(
                Told.fundsShort(
                        OCTOBERS, "440000", "2026-10", 5_000_00, Map.of("440100", 5_000_00L)),
                Told.fundsShort(
                        JANUARYS, "440000", "2027-01", 1_000_00, Map.of("440100", 1_000_00L)));
        await().until(() -> lent("440100") == 26_000_00L);
        tell(
                Told.fundRepaid(OCTOBERS, "440000", "2026-10", "440100", 3_000_00),
                Told.fundRepaid(JANUARYS, "440000", "2027-01", "440100", 1_000_00));
        await().until(() -> lent("440100") == 22_000_00L);
    }

    /** What the fund told of the year is what its monthly statements come to, month after month. */
    private static void twelveMonthlyStatementsAreTheYear() {
        // Opening, brought in, given back, drawn, returned, closing, and what is lent.
        List<String> year = totals("2026");
        assertThat(year)
                .containsExactly(
                        "0.00",
                        "270000.00",
                        "10000.00",
                        "30000.00",
                        "0.00",
                        "250000.00",
                        "20000.00");
        Money[] sums = {Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO};
        String before = "0.00";
        for (int month = 1; month <= 12; month++) {
            List<String> totals = totals("2026-%02d".formatted(month));
            assertThat(totals.get(0)).isEqualTo(before);
            before = totals.get(5);
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].plus(Money.ofYuan(totals.get(i + 1)));
            }
        }
        assertThat(before).isEqualTo("250000.00");
        assertThat(sums)
                .extracting(Money::toString)
                .containsExactly("270000.00", "10000.00", "30000.00", "0.00");
    }

    private static List<String> totals(String period) {
        List<String> totals =
                form("fund-statement?region=440100&period=" + period, "json")
                        .extract()
                        .path("sections[0].totals");
        return totals.subList(4, 11);
    }

    @Test
    @Order(11)
    void money_that_comes_after_the_close_is_booked_on_the_open_year() {
        tell(Told.fundRepaid(PAYMENT, "440000", "2026-10", "440100", 20_000_00));
        await().until(() -> lent("440100") == 0);
        assertThat(ofYear("440100", 2026)).isZero();
        imports(
                        "paid-in",
                        "year,insured_region,treatment_region,scheme,paid_in_yuan\n"
                                + "2026,440100,440200,employee,1.00\n")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/year-closed"));
        // Nor is a quota of the closed year changed; fixing it as it is changes nothing.
        as(Role.AUTHORITY, "440000", "zhao")
                .post("/api/v1/quotas/2026")
                .then()
                .statusCode(200)
                .body("changed", equalTo(0));
        bases("2026,440100,440300,employee,30003.00");
        as(Role.AUTHORITY, "440000", "zhao")
                .post("/api/v1/quotas/2026")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/fund/year-closed"));
        ledgerIsSound();
    }

    @Test
    @Order(12)
    void the_adjustment_of_2027_is_printed_with_increases_and_what_was_moved() {
        form("6-1?period=2027&authority=440000", "json")
                .body("sections[0].rows", hasSize(2))
                .body(
                        "sections[0].rows[0]",
                        equalTo(
                                List.of(
                                        "广州市",
                                        "270000.00",
                                        "120000.00",
                                        "2.00",
                                        "240000.00",
                                        "0.00",
                                        "20000.00",
                                        "50000.00",
                                        "-30000.00",
                                        "含紧急调增50000.00元")));
        form("6-2?period=2027&region=440100", "json")
                .body("sections[0].rows", hasSize(2))
                .body("sections[0].rows[0][0]", equalTo("韶关市"))
                .body("sections[0].rows[0][7]", equalTo("0.00"))
                .body("sections[0].rows[0][8]", equalTo("50000.00"))
                .body("sections[0].rows[1][7]", equalTo("20000.00"))
                .body("sections[0].totals[5]", equalTo("240000.00"));
        form("6-1?period=2026&authority=440000", "json")
                .body("sections[0].rows[0][1]", equalTo("0.00"))
                .body("sections[0].rows[0][8]", equalTo("220000.00"));
        everyFormat("6-1?period=2027&authority=440000", "6-1-2027");
        everyFormat("6-2?period=2027&region=440100", "6-2-2027");
    }

    @Test
    @Order(13)
    void notices_are_printed_with_all_that_a_payer_needs() {
        form("8?period=2027&region=440100&kind=revolving-fund", "json")
                .body("title", equalTo("广东省广州市统筹区2027年度周转金付款通知书"))
                .body("number", equalTo("440000-2027-F8-0001"))
                .body("sections[1].rows", hasSize(1))
                .body("sections[1].totals[4]", equalTo("20000.00"))
                .body("sections[2].rows[0][1]", equalTo("人民币贰万元整"))
                .body("sections[2].rows[3][1]", equalTo("2027-02-15"))
                .body("sections[3].rows[0][0]", equalTo("付款"))
                .body("sections[3].rows[0][5]", equalTo("9999000000000001"))
                .body("sections[3].rows[1][5]", equalTo("9999000000000002"));
        form("7?period=2027&region=440100&kind=revolving-fund", "json")
                .body("title", equalTo("广东省广州市统筹区2027年度周转金收款通知书"))
                .body("sections[0].toString()", containsString("应退回你统筹区2027年度异地就医周转金资金"))
                .body("sections[3].rows[0][5]", equalTo("9999000000000002"))
                .body("sections[3].rows[1][1]", equalTo("广州市"));
        form("8?period=2026-12&region=440100&kind=emergency", "json")
                .body("title", equalTo("广东省广州市统筹区2026年度紧急调增付款通知书"));
        form("8?id=440000-2026-F8-0001", "json").body("form", equalTo("8"));
        ask("7?id=440000-2026-F8-0001")
                .statusCode(404)
                .body("type", equalTo("/problems/fund/notice-unknown"));
        ask("8?period=2026-11&region=440100&kind=emergency").statusCode(404);
        ask("8?period=2027&region=440100&kind=monthly")
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"));
        as(Role.AUTHORITY, "450000")
                .get("/api/v1/forms/8?id=440000-2026-F8-0001")
                .then()
                .statusCode(403);
        everyFormat("8?period=2027&region=440100&kind=revolving-fund", "8-2027");
        everyFormat("7?period=2027&region=440100&kind=revolving-fund", "7-2027");
        everyFormat("8?period=2026&region=440100&kind=emergency", "8-2026-emergency");
        String code = form("8?id=440000-2026-F8-0001", "json").extract().path("code");
        io.restassured.RestAssured.given().get("/verify/" + code).then().statusCode(200);
    }

    @Test
    @Order(14)
    void the_statement_of_a_region_runs_from_opening_to_closing() {
        form("fund-statement?period=2026&region=440100", "json")
                .body("signOff.制表日期", equalTo("2026-12-31"))
                .body("sections[0].totals[4]", equalTo("0.00"))
                .body("sections[0].totals[5]", equalTo("270000.00"))
                .body("sections[0].totals[6]", equalTo("10000.00"))
                .body("sections[0].totals[7]", equalTo("30000.00"))
                .body("sections[0].totals[9]", equalTo("250000.00"))
                .body("sections[0].totals[10]", equalTo("20000.00"));
        form("fund-statement?period=2027&region=440100", "json")
                .body("sections[0].totals[4]", equalTo("250000.00"))
                .body("sections[0].totals[5]", equalTo("20000.00"))
                .body("sections[0].totals[6]", equalTo("26000.00"))
                .body("sections[0].totals[7]", equalTo("6000.00"))
                .body("sections[0].totals[8]", equalTo("50000.00"))
                .body("sections[0].totals[9]", equalTo("240000.00"))
                .body("sections[0].totals[10]", equalTo("0.00"));
        form("fund-statement?period=2026-12&region=440100", "json")
                .body("sections[0].totals[4]", equalTo("220000.00"));
        ask("fund-statement?period=2026&region=441900").statusCode(404);
        everyFormat("fund-statement?period=2026&region=440100", "fund-statement-2026");
    }

    @Test
    @Order(15)
    void notices_are_listed_by_region_kind_and_state() {
        list("region=440100&year=2027&state=paid")
                .body("items.number", hasSize(2))
                .body("items.find{it.direction=='payable'}.outstanding", equalTo("0.00"));
        list("state=overdue").body("items", hasSize(0));
        // An advice has no deadline.
        list("year=2027&state=issued").body("items.number", hasSize(1));
        list("kind=emergency&limit=1").body("items[0].year", equalTo(2026));
        as(Role.FINANCE_MAKER, "440200")
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .body("items.region.unique()", equalTo(List.of("440200")));
        as(Role.FINANCE_MAKER, "440200")
                .get("/api/v1/notices?region=440100")
                .then()
                .statusCode(403);
        as(Role.AUDITOR, "")
                .get("/internal/audit/notices?year=2027")
                .then()
                .statusCode(200)
                .body("find{it.notice=='440000-2027-F8-0001'}.paidFen", equalTo(20_000_00));
        as(Role.AUDITOR, "")
                .get("/internal/audit/money?year=2027")
                .then()
                .statusCode(200)
                .body(
                        "find{it.insuredRegion=='440100' && it.treatmentRegion=='440300'}.paidInFen",
                        equalTo(40_000_00));
    }

    @Test
    @Order(16)
    void a_ledger_that_is_not_what_it_was_booked_from_is_found_out_and_the_pair_named() {
        jdbi.useTransaction(
                handle -> {
                    handle.execute(
                            """
                            insert into account (year, kind, insured_region, treatment_region, scheme)
                            values (2027, 'held', '460100', '460200', 'employee'),
                                   (2027, 'due', '460100', '460200', 'employee')
                            """);
                    long entry =
                            handle.createQuery(
                                            """
                                            insert into entry (kind, booked_at, booked_by, reason)
                                            values ('quota-fixed', now(), 'nobody', 'by hand')
                                            returning id
                                            """)
                                    .mapTo(Long.class)
                                    .one();
                    handle.execute(
                            """
                            insert into posting (entry_id, line, account_id, amount_fen)
                            select ?, row_number() over (order by kind), id,
                                   case kind when 'held' then 7 else -7 end
                            from account
                            where insured_region = '460100'
                            """,
                            entry);
                });

        as(Role.AUDITOR, "")
                .get("/internal/audit/ledger")
                .then()
                .statusCode(200)
                .body("document", equalTo(List.of("460100→460200 employee")))
                .body("bookedFen", equalTo(List.of(7)))
                .body("expectedFen", equalTo(List.of(0)));
        itIs("2027-03-21T02:00:00Z");
        await().until(() -> count("audit_entry where action = 'fund-ledger-differs'") > 0);
    }

    private static ValidatableResponse list(String query) {
        return as(Role.AUTHORITY, "440000").get("/api/v1/notices?" + query).then().statusCode(200);
    }

    private static ValidatableResponse ask(String form) {
        return as(Role.AUTHORITY, "440000").get("/api/v1/forms/" + form).then();
    }

    private static ValidatableResponse form(String form, String format) {
        return ask(form + "&format=" + format).statusCode(200);
    }

    /** Leaves the files below target, to be looked at. */
    private static void everyFormat(String form, String name) {
        Path folder = Path.of("target", "forms");
        for (String format : List.of("xlsx", "pdf", "csv", "json", "html")) {
            byte[] file = form(form, format).extract().asByteArray();
            assertThat(file).isNotEmpty();
            try {
                Files.createDirectories(folder);
                Files.write(folder.resolve(name + "." + format), file);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static Told cleared(String period, Map<String, Long> origins) {
        return Told.clearedOf("440000", period, "440200", "440100", origins);
    }

    private static ValidatableResponse issue(int year, String who) {
        return as(Role.AUTHORITY, "440000", who)
                .body("{}")
                .post("/api/v1/quotas/" + year + "/notices")
                .then();
    }

    private static ValidatableResponse notice(String number) {
        return as(Role.AUDITOR, "").get("/api/v1/notices/" + number).then().statusCode(200);
    }

    private static void ledgerIsSound() {
        as(Role.AUDITOR, "")
                .get("/internal/audit/ledger")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    private long count(String what) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from " + what).mapTo(Long.class).one());
    }

    /** What a year's own accounts hold and have lent. */
    private long ofYear(String insured, int year) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select coalesce(sum(p.amount_fen), 0)::bigint
                                        from posting p join account a on a.id = p.account_id
                                        where a.insured_region = :insured and a.year = :year
                                          and a.kind in ('held', 'lent')
                                        """)
                                .bind("insured", insured)
                                .bind("year", year)
                                .mapTo(Long.class)
                                .one());
    }
}
