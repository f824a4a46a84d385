package org.crossregion.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.crossregion.embedded.TestServices;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/**
 * What people decide about the fund, and what they may look up: quotas set by hand, approvals,
 * totals from above, alerts of whole members, forecasts, balances. Regions 52 to 65.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(Keys.class)
class DecisionsTest extends FundDesk {

    @BeforeEach
    void october() {
        itIsOctober();
        nationalPolicy();
        tell(Told.workingDays(2026), Told.workingDays(2027));
    }

    @Test
    void a_quota_set_by_hand_by_two_people_stays_until_it_is_taken_back() {
        bases("2026,520100,520200,employee,3000.00\n2026,520100,520300,employee,1500.00");
        fix("520000", "zhao").body("changed", equalTo(2));

        String id =
                propose("520000", "zhao", "520100", "\"2500.00\"")
                        .statusCode(201)
                        .body("state", equalTo("proposed"))
                        .extract()
                        .path("id");
        propose("520000", "qian", "520100", "\"1.00\"")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/override-open"));
        quota("520100", "520200").body("[0].quota", equalTo("2000.00"));
        decide(id, "approval", Role.AUTHORITY, "520000", "zhao")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/override-of-caller"));
        decide(id, "approval", Role.AUTHORITY, "530000", "other").statusCode(403);
        // Not the region's own approver.
        decide(id, "approval", Role.APPROVER, "520100", "other").statusCode(403);
        decide(id, "approval", Role.APPROVER, "520000", "qian")
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decidedBy", equalTo("qian"));
        decide(id, "rejection", Role.AUTHORITY, "520000", "sun")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/override-decided"));

        quota("520100", "520200")
                .body("[0].quota", equalTo("2500.00"))
                .body("[0].computed", equalTo("2000.00"))
                .body("[0].override", equalTo(id))
                .body("[0].version", equalTo(2));
        putIntoForce(2026, "520000");
        // Fixing again from the same bases does not take it back; from others it shows what it
        // would be.
        fix("520000", "zhao").body("changed", equalTo(0));
        bases("2026,520100,520200,employee,3300.00");
        fix("520000", "zhao").body("changed", equalTo(1));
        quota("520100", "520200")
                .body("[0].quota", equalTo("2500.00"))
                .body("[0].computed", equalTo("2200.00"));

        String back =
                propose("520000", "sun", "520100", "null").statusCode(201).extract().path("id");
        decide(back, "approval", Role.AUTHORITY, "520000", "li").statusCode(200);
        quota("520100", "520200")
                .body("[0].quota", equalTo("2200.00"))
                .body("[0].inForce", equalTo("2500.00"))
                .body("[0].override", nullValue());
        putIntoForce(2026, "520000");
        as(Role.FINANCE_MAKER, "520100")
                .get("/api/v1/quotas/2026/overrides")
                .then()
                .statusCode(200)
                .body("state", equalTo(List.of("approved", "approved")));
        as(Role.AUTHORITY, "520000")
                .get("/api/v1/balances?by=insured&insuredRegion=520100")
                .then()
                .body("items[0].quota", equalTo("3200.00"));
    }

    @Test
    void a_rejected_override_changes_nothing_and_nonsense_is_refused() {
        bases("2026,520400,520500,employee,300.00");
        fix("520000", "zhao");
        String id =
                proposeFor("520000", "zhao", "520400", "520500", "\"9.00\"")
                        .statusCode(201)
                        .extract()
                        .path("id");

        decide(id, "rejection", Role.AUTHORITY, "520000", "qian")
                .statusCode(200)
                .body("state", equalTo("rejected"));

        quota("520400", "520500").body("[0].quota", equalTo("200.00"));
        proposeFor("520000", "zhao", "520400", "520500", "\"-0.01\"")
                .statusCode(400)
                .body("violations[0].field", equalTo("quota"));
        proposeFor("520000", "zhao", "520400", "529900", "\"1.00\"")
                .statusCode(404)
                .body("type", equalTo("/problems/fund/quotas-not-fixed"));
        decide("01989f6e-0006-7000-8000-000000000099", "approval", Role.AUTHORITY, "520000", "li")
                .statusCode(404)
                .body("type", equalTo("/problems/fund/override-unknown"));
        as(Role.FINANCE_MAKER, "520400")
                .body("{}")
                .post("/api/v1/quotas/2026/overrides")
                .then()
                .statusCode(403);
    }

    @Test
    void quotas_are_approved_by_somebody_else_and_both_sign_form_6_1() {
        bases("2026,530100,530200,employee,3000.00");
        fix("530000", "zhao").body("quotas[0].approvedBy", nullValue());

        approve("530000", "zhao")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quotas-fixed-by-caller"));
        approve("530100", "qian").statusCode(404);
        approve("540000", "qian").statusCode(404);
        form("6-1?period=2026&authority=530000")
                .body("signOff.制表人", equalTo("zhao"))
                .body("signOff.审核人", equalTo(""));

        approve("530000", "qian").statusCode(200).body("[0].approvedBy", equalTo("qian"));
        // The same again changes nothing, by whomever.
        approve("530000", "sun").statusCode(200).body("[0].approvedBy", equalTo("qian"));
        form("6-1?period=2026&authority=530000").body("signOff.审核人", equalTo("qian"));

        bases("2026,530100,530200,employee,3003.00");
        fix("530000", "sun").body("quotas[0].approvedBy", nullValue());
        assertThat(count("audit_entry where action = 'quotas-approved' and subject = 'quota/2026'"))
                .isPositive();
    }

    @Test
    void a_total_from_above_is_split_by_last_years_spending_and_adds_up() {
        imports(
                        "quota-policies",
                        """
                        - region: "540000"
                          tier: national
                          validFrom: 2026-01-01
                          source: 国家核定总额
                          method: given-total
                          months: 1
                          multiplier: 1
                          whole: ten-thousand-yuan
                          printedUnit: 万元
                        """)
                .statusCode(200);
        bases(
                "2026,540100,110100,employee,200.00\n"
                        + "2026,540200,110100,employee,100.00\n"
                        + "2026,540200,110200,resident,33.33\n"
                        + "2026,540100,310100,employee,0.00");
        as(Role.AUTHORITY, "540000")
                .get("/api/v1/quotas/2026/preview")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quota-total-missing"));

        totals("2026,540000,110000,,1000000.00,医保办函1号\n2026,540000,310000,,0.00,医保办函1号")
                .statusCode(200)
                .body("imported", equalTo(2));
        fix("540000", "zhao")
                .body("quotas.find{it.insuredRegion=='540100'}.quota", equalTo("600000.00"))
                .body("quotas.find{it.treatmentRegion=='110200'}.quota", equalTo("100000.00"))
                .body("quotas.find{it.treatmentRegion=='310100'}.quota", equalTo("0.00"))
                .body(
                        "quotas.find{it.treatmentRegion=='110200'}.givenTotal",
                        equalTo("1000000.00"));
        form("6-2?period=2026&region=540200")
                .body("sections[0].rows[0][4]", nullValue())
                .body("sections[0].rows[0][10]", containsString("1000000.00"));

        totals("2026,540000,310000,,5.00,医保办函2号").statusCode(200);
        as(Role.AUTHORITY, "540000")
                .get("/api/v1/quotas/2026/preview")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quota-total-unshared"));
        totals("2026,540000,110000,employee,1.00,重叠")
                .statusCode(400)
                .body("violations[0].rule", equalTo("disjoint"));
        totals("2026,540000,310000,,0.00,医保办函3号").statusCode(200);
        totals("2026,540000,310000,,0.00,医保办函3号").body("imported", equalTo(0));
    }

    @Test
    void an_alert_may_be_of_a_whole_insured_region_or_of_all_that_is_at_one_treatment_region() {
        imports(
                        "quota-policies",
                        """
                        - region: "610000"
                          tier: province
                          validFrom: 2026-01-01
                          source: test
                          alertScope: insured
                        - region: "620000"
                          validFrom: 2026-01-01
                          source: test
                          alertScope: treatment
                        """)
                .statusCode(200);
        paidIn(
                "2026,610100,610200,employee,10000.00\n"
                        + "2026,610100,610300,employee,10000.00\n"
                        + "2026,620100,620300,employee,10000.00\n"
                        + "2026,620200,620300,employee,10000.00\n"
                        + "2026,620200,620400,employee,10000.00");
        // One pair is beyond its own money, the region is not.
        tell(Told.settled("T61-1", null, "610100", "610200", MONTH, 13_999_99));
        untilTold("610100", MONTH, "13999.99");
        assertThat(alerts("610000")).isEmpty();
        tell(Told.settled("T61-2", null, "610100", "610300", MONTH, 1));
        await().until(() -> !alerts("610000").isEmpty());
        assertThat(alerts("610000")).containsExactly("yellow insured 610100→610000 7000");

        tell(Told.settled("T62-1", null, "620100", "620300", MONTH, 9_000_00));
        tell(Told.settled("T62-2", null, "620200", "620300", MONTH, 8_999_99));
        tell(Told.settled("T62-3", null, "620200", "620400", MONTH, 1_00));
        await().until(() -> alerts("620000").size() == 1);
        assertThat(alerts("620000")).containsExactly("yellow treatment 620000→620300 8999");
        // A region of the province asks where the member is watched: below the red threshold yet.
        ask("620200", "620300").statusCode(409);
        tell(Told.settled("T62-4", null, "620200", "620300", MONTH, 1));
        await().until(() -> alerts("620000").size() == 2);
        ask("620200", "620300")
                .statusCode(201)
                .body("utilisationBasisPoints", equalTo(9000))
                // Five working days after Tuesday the 20th.
                .body("decideBy", equalTo("2026-10-27"))
                .body("payBy", nullValue())
                .body("late", equalTo(false));
    }

    @Test
    void the_day_on_which_all_is_used_is_foretold() {
        paidIn("2026,630100,630200,employee,10000.00\n2026,630100,630300,employee,10000.00");
        for (int day = 1; day <= 19; day++) {
            tell(
                    Told.settled("T63-" + day, null, "630100", "630200", MONTH, 100_00)
                            .with("settledAt", "2026-10-%02dT02:00:00Z".formatted(day)));
        }
        tell(
                Told.settled("T63-Z", null, "630100", "630300", MONTH, 100_00)
                        .with("settledAt", "2026-10-19T02:00:00Z"));
        await().untilAsserted(
                        () ->
                                forecast("630100")
                                        .body("items[0].used", equalTo("1900.00"))
                                        .body("items[1].used", equalTo("100.00")));
        forecast("630100")
                .body("items[0].perWorkedDay", equalTo("100.00"))
                .body("items[0].perFreeDay", equalTo("100.00"))
                .body("items[0].daysObserved", equalTo(19))
                .body("items[0].reaches.basisPoints", equalTo(List.of(7000, 9000, 10000)))
                // 51, 71 and 81 days of a hundred from the 20th on.
                .body("items[0].reaches[0].day", equalTo("2026-12-09"))
                .body("items[0].reaches[1].day", equalTo("2026-12-29"))
                .body("items[0].reaches[2].day", equalTo("2027-01-08"))
                .body("items[1].reaches", hasSize(0))
                .body("items[1].why", equalTo("too-few-days"));
        as(Role.FINANCE_MAKER, "630200")
                .get("/api/v1/utilisation/forecast?insuredRegion=630100")
                .then()
                .statusCode(403);
    }

    @Test
    void a_statement_handed_in_again_does_not_book_back_what_came_through_a_notice() {
        paidIn("2026,640100,640200,employee,1000.00");
        tell(Told.settled("T64-1", null, "640100", "640200", MONTH, 1_000_00));
        untilTold("640100", MONTH, "1000.00");
        String id = ask("640100", "640200").statusCode(201).extract().path("id");
        String notice =
                as(Role.AUTHORITY, "640000", "li")
                        .body("{\"reason\": \"同意\"}")
                        .post("/api/v1/emergency-increases/" + id + "/approval")
                        .then()
                        .statusCode(200)
                        .body("payBy", notNullValue())
                        .extract()
                        .path("notice");
        tell(Told.noticePaid(notice, "emergency", "employee", 50_00, 0));
        await().until(() -> held("640100") == 1_050_00L);

        imports(
                        "paid-in",
                        "year,insured_region,treatment_region,scheme,paid_in_yuan\n"
                                + "2026,640100,640200,employee,1000.00\n")
                .statusCode(200)
                .body("imported", equalTo(0));

        assertThat(held("640100")).isEqualTo(1_050_00L);
        paidIn("2026,640100,640200,employee,1049.00");
        assertThat(held("640100")).isEqualTo(1_049_00L);
    }

    @Test
    void balances_add_up_on_either_side_and_can_be_asked_for_as_they_were() {
        paidIn(
                "2026,650100,650200,employee,100.00\n"
                        + "2026,650100,650300,employee,20.00\n"
                        + "2026,650200,650300,employee,3.00\n"
                        + "2026,650200,650300,resident,0.40");

        assertThat(held("pair", "650000")).containsExactly("100.00", "20.00", "3.00", "0.40");
        assertThat(held("insured", "650000")).containsExactly("120.00", "3.00", "0.40");
        assertThat(held("treatment", "650000")).containsExactly("100.00", "23.00", "0.40");
        as(Role.AUTHORITY, "650000")
                .get("/api/v1/balances?at=2026-10-19")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(Role.AUTHORITY, "650000")
                .get("/api/v1/balances?at=2026-10-20&limit=1")
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo("650100/650200/employee"));
        // Who is the other side sees what lies there for it, and nobody else.
        as(Role.FINANCE_MAKER, "650300")
                .get("/api/v1/balances?by=treatment&treatmentRegion=650300")
                .then()
                .statusCode(200)
                .body("items.held", equalTo(List.of("23.00", "0.40")));
        as(Role.FINANCE_MAKER, "650300")
                .get("/api/v1/balances?insuredRegion=650100")
                .then()
                .statusCode(403);
        as(Role.AUTHORITY, "650000")
                .get("/api/v1/balances?at=yesterday")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("at"));
        as(Role.AUTHORITY, "650000").get("/api/v1/balances?by=hospital").then().statusCode(400);
        as(Role.AUTHORITY, "650000")
                .get("/api/v1/postings?insuredRegion=650100&treatmentRegion=650300")
                .then()
                .statusCode(200)
                .body("items.amount", equalTo(List.of("20.00", "-20.00")))
                .body("items.account", equalTo(List.of("held", "paid-in")))
                .body("items[0].kind", equalTo("paid-in-recorded"));
        as(Role.AUTHORITY, "650000")
                .get("/api/v1/postings?after=nonsense")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }

    @Test
    void the_database_itself_refuses_a_decision_by_its_own_maker() {
        bases("2026,530700,530800,employee,3.00");
        fix("530700", "zhao");
        String id =
                proposeFor("530000", "zhao", "530700", "530800", "\"9.00\"")
                        .statusCode(201)
                        .extract()
                        .path("id");

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "insert into quota_override_decision"
                                                                + " values (?::uuid, true, 'x',"
                                                                + " now(), 'zhao')",
                                                        id)))
                .isInstanceOf(UnableToExecuteStatementException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "insert into quota_approval"
                                                                + " select year, insured_region,"
                                                                + " treatment_region, scheme,"
                                                                + " version, 'x', now(), 'zhao'"
                                                                + " from quota where"
                                                                + " insured_region = '530700'")))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    @Test
    void a_notice_gives_way_to_another_and_what_was_paid_on_the_old_one_meanwhile_counts() {
        paidIn("2026,660100,660200,employee,100.00");
        tell(Told.settled("T66-1", null, "660100", "660200", MONTH, 100_00));
        untilTold("660100", MONTH, "100.00");
        String id = ask("660100", "660200").statusCode(201).extract().path("id");
        String old =
                as(Role.AUTHORITY, "660000", "li")
                        .body("{\"reason\": \"同意\"}")
                        .post("/api/v1/emergency-increases/" + id + "/approval")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("notice");

        voidOut(old, "660000", "li")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/notice-of-caller"));
        voidOut(old, "660100", "wang").statusCode(403);
        String now =
                voidOut(old, "660000", "wang")
                        .statusCode(200)
                        .body("replaces", equalTo(old))
                        .body("deadline", equalTo("2026-11-03"))
                        .body("total", equalTo("50.00"))
                        .extract()
                        .path("number");
        voidOut(old, "660000", "wang")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/notice-void"));
        notice(old)
                .body("notice.state", equalTo("void"))
                .body("notice.replacedBy", equalTo(now))
                .body("notice.voidReason", equalTo("账户有误"));
        form("8?id=" + old).body("header.作废", containsString(now));

        tell(Told.noticePaid(old, "emergency", "employee", 50_00, 0));
        await().untilAsserted(() -> notice(now).body("notice.state", equalTo("paid")));
        as(Role.AUDITOR, "")
                .get("/api/v1/emergency-increases/" + id)
                .then()
                .body("state", equalTo("paid"))
                .body("notice", equalTo(now));
        notice(old).body("notice.paid", equalTo("0.00"));
        voidOut(now, "660000", "li")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/notice-paid"));
        as(Role.AUDITOR, "")
                .get("/internal/audit/ledger")
                .then()
                .body(
                        "findAll{it.document.contains('6601') || it.document == '%s'}"
                                .formatted(now),
                        hasSize(0));
    }

    /** What is promised to be returned is not lent, and what is lent is not promised. */
    @Test
    void an_advice_promises_what_is_there_and_a_draw_leaves_it() {
        imports(
                        "quota-bases",
                        """
                        year,insured_region,treatment_region,scheme,basis_yuan,last_year_quota_yuan
                        2026,670100,670200,employee,90.00,100.00
                        2026,670300,670200,employee,0.00,100.00
                        """)
                .statusCode(200);
        paidIn("2026,670100,670200,employee,100.00\n2026,670300,670200,employee,30.00");
        fix("670000", "zhao");
        putIntoForce(2026, "670000");

        as(Role.AUTHORITY, "670000", "qian")
                .body("{}")
                .post("/api/v1/quotas/2026/notices")
                .then()
                .statusCode(200)
                // 100 to be returned by quota, but 30 lie there.
                .body("notices.find{it.region=='670300'}.total", equalTo("30.00"))
                .body("notices.find{it.region=='670100'}.total", equalTo("40.00"));
        String payment = "01989f6e-0005-7000-8000-000000000671";
        tell(Told.fundsShort(payment, "670000", "2026-09", 500_00, Map.of("670100", 500_00L)));
        await().until(() -> lent("670100") > 0);
        assertThat(lent("670100")).isEqualTo(60_00L);
        assertThat(held("670100")).isEqualTo(40_00L);
    }

    @Test
    void what_hospitals_are_paid_before_clearing_is_drawn_from_what_lies_at_their_region_alone() {
        paidIn("2026,690100,690200,employee,100.00\n2026,690100,690300,employee,50.00");
        String payment = "01989f6e-0005-7000-8000-000000000691";
        Told ahead =
                Told.fundsShort(payment, "690000", "2026-09", 120_00, Map.of("690100", 120_00L))
                        .with("reason", "before-clearing")
                        .with("treatmentRegion", "690200");
        tell(ahead);
        tell(ahead);
        await().until(() -> lent("690100") > 0);
        assertThat(lent("690100")).isEqualTo(100_00L);
        assertThat(held("pair", "690000")).containsExactly("0.00", "50.00");
        as(Role.AUDITOR, "690000")
                .get("/internal/audit/draws?authority=690000")
                .then()
                .body("treatmentRegion", equalTo(List.of("690200")))
                .body("askedFen", equalTo(List.of(120_00)))
                .body("drawnFen", equalTo(List.of(100_00)));
        as(Role.FINANCE_MAKER, "690000")
                .get("/api/v1/postings?insuredRegion=690100&document=" + payment)
                .then()
                .statusCode(200)
                .body(
                        "items.reason.unique()",
                        equalTo(List.of("hospitals of 690200 are paid before 2026-09 is cleared")));

        tell(Told.fundRepaid(payment, "690000", "2026-09", "690100", 100_00));
        await().until(() -> lent("690100") == 0);
        assertThat(held("pair", "690000")).containsExactly("100.00", "50.00");
        as(Role.AUDITOR, "").get("/internal/audit/ledger").then().body("", hasSize(0));
    }

    @Test
    void the_fund_is_reconciled_with_clearing_and_a_difference_names_its_postings()
            throws java.io.IOException {
        paidIn("2026,680100,680200,employee,100.00");
        String payment = "01989f6e-0005-7000-8000-000000000681";
        tell(Told.fundsShort(payment, "680000", "2026-09", 60_00, Map.of("680100", 60_00L)));
        await().until(() -> lent("680100") == 60_00L);
        String theirs = "differences.findAll{it.document == '%s'}".formatted(payment);

        as(Role.AUDITOR, "").get("/internal/audit/clearing").then().statusCode(503);
        try (Clearing clearing = new Clearing(payment, 60_00, 0)) {
            assertThat(clearing.isUp()).isTrue();
            as(Role.AUDITOR, "")
                    .get("/internal/audit/clearing")
                    .then()
                    .statusCode(200)
                    .body(theirs, hasSize(0));
        }
        try (Clearing clearing = new Clearing(payment, 59_99, 0)) {
            assertThat(clearing.isUp()).isTrue();
            as(Role.AUDITOR, "")
                    .get("/internal/audit/clearing")
                    .then()
                    .statusCode(200)
                    .body(theirs + ".bookedFen", equalTo(List.of(60_00)))
                    .body(theirs + ".expectedFen", equalTo(List.of(59_99)))
                    .body(theirs + "[0].postings", hasSize(2));
        }
        try (Clearing clearing = new Clearing(payment, 0, 1)) {
            assertThat(clearing.isUp()).isTrue();
            as(Role.AUDITOR, "")
                    .get("/internal/audit/clearing")
                    .then()
                    .statusCode(200)
                    .body(theirs, hasSize(0))
                    .body("underWay.document", hasItem(payment));
        }
        as(Role.AUDITOR, "680000").get("/internal/audit/clearing").then().statusCode(403);
        as(Role.AUTHORITY, "100000").get("/internal/audit/clearing").then().statusCode(403);
    }

    /** Answers as clearing does about what it has drawn for one payment. */
    private static final class Clearing implements AutoCloseable {

        private final com.sun.net.httpserver.HttpServer server;

        Clearing(String payment, long drawn, long unheard) throws java.io.IOException {
            server =
                    com.sun.net.httpserver.HttpServer.create(
                            new java.net.InetSocketAddress("127.0.0.1", 28083), 0);
            byte[] body =
                    """
                    {"unheard": %d, "untold": 0,
                     "rows": [{"what": "drawn", "authority": "680000", "document": "%s",
                               "scheme": "employee", "amountFen": %d}]}
                    """
                            .formatted(unheard, payment, drawn)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            server.createContext(
                    "/internal/audit/fund",
                    exchange -> {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
        }

        boolean isUp() {
            return server.getAddress().getPort() == 28083;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static ValidatableResponse voidOut(String number, String region, String who) {
        return as(Role.AUTHORITY, region, who)
                .body("{\"reason\": \"账户有误\"}")
                .post("/api/v1/notices/" + number + "/void")
                .then();
    }

    private static ValidatableResponse notice(String number) {
        return as(Role.AUDITOR, "").get("/api/v1/notices/" + number).then().statusCode(200);
    }

    /** Every step of the fund, by every role there is: who has not the role does not take it. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/quotas/2026, authority",
        "/api/v1/quotas/2026/approval, authority approver",
        "/api/v1/quotas/2026/publication, authority",
        "/api/v1/quotas/2026/notices, authority",
        "/api/v1/quotas/2026/overrides, authority",
        "/api/v1/quotas/2026/overrides/01989f6e-0006-7000-8000-000000000099/approval, authority approver",
        "/api/v1/quotas/2026/overrides/01989f6e-0006-7000-8000-000000000099/rejection, authority approver",
        "/api/v1/notices/710000-2026-F8-0001/void, authority",
        "/api/v1/emergency-increases, finance-maker",
        "/api/v1/emergency-increases/01989f6e-0006-7000-8000-000000000099/approval, authority approver",
        "/api/v1/emergency-increases/01989f6e-0006-7000-8000-000000000099/rejection, authority approver",
    })
    void no_other_role_takes_a_step(String path, String roles) {
        for (String role :
                List.of(
                        Role.HOSPITAL,
                        Role.FILING_CLERK,
                        Role.FEE_AUDITOR,
                        Role.FINANCE_MAKER,
                        Role.FINANCE_CHECKER,
                        Role.APPROVER,
                        Role.AUTHORITY,
                        Role.AUDITOR,
                        Role.ADMINISTRATOR)) {
            int status =
                    as(role, "710000", role + "-7")
                            .body("{\"reason\": \"x\"}")
                            .post(path)
                            .then()
                            .extract()
                            .statusCode();
            if (List.of(roles.split(" ")).contains(role)) {
                assertThat(status).as(path + " as " + role).isIn(400, 404, 409);
            } else {
                assertThat(status).as(path + " as " + role).isEqualTo(403);
            }
        }
    }

    private static ValidatableResponse fix(String region, String who) {
        return as(Role.AUTHORITY, region, who).post("/api/v1/quotas/2026").then().statusCode(200);
    }

    private static ValidatableResponse approve(String region, String who) {
        return as(Role.AUTHORITY, region, who)
                .body("{\"reason\": \"情况属实\"}")
                .post("/api/v1/quotas/2026/approval")
                .then();
    }

    private static ValidatableResponse propose(
            String region, String who, String insured, String quota) {
        return proposeFor(region, who, insured, "520200", quota);
    }

    private static ValidatableResponse proposeFor(
            String region, String who, String insured, String treatment, String quota) {
        return as(Role.AUTHORITY, region, who)
                .body(
                        """
                        {"insuredRegion": "%s", "treatmentRegion": "%s", "scheme": "employee",
                         "quota": %s, "reason": "新院区开业"}
                        """
                                .formatted(insured, treatment, quota))
                .post("/api/v1/quotas/2026/overrides")
                .then();
    }

    private static ValidatableResponse decide(
            String id, String how, String role, String region, String user) {
        return as(role, region, user)
                .body("{\"reason\": \"情况属实\"}")
                .post("/api/v1/quotas/2026/overrides/" + id + "/" + how)
                .then();
    }

    /** The quotas of a region, of one pair alone. */
    private static ValidatableResponse quota(String insured, String treatment) {
        return as(Role.AUDITOR, "")
                .get("/api/v1/quotas/2026?insuredRegion=" + insured)
                .then()
                .statusCode(200)
                .rootPath("findAll{it.treatmentRegion=='" + treatment + "'}");
    }

    private static ValidatableResponse totals(String rows) {
        return imports(
                "quota-totals",
                "year,insured_region,treatment_region,scheme,total_yuan,source\n" + rows + "\n");
    }

    private static ValidatableResponse form(String form) {
        return as(Role.AUDITOR, "")
                .get("/api/v1/forms/" + form + "&format=json")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse forecast(String insured) {
        return as(Role.AUDITOR, "")
                .get("/api/v1/utilisation/forecast?insuredRegion=" + insured)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ask(String insured, String treatment) {
        return as(Role.FINANCE_MAKER, insured)
                .body(
                        """
                        {"year": 2026, "insuredRegion": "%s", "treatmentRegion": "%s",
                         "scheme": "employee", "amount": "50.00", "reason": "年末"}
                        """
                                .formatted(insured, treatment))
                .post("/api/v1/emergency-increases")
                .then();
    }

    private static List<String> alerts(String province) {
        return as(Role.AUTHORITY, province)
                .get("/api/v1/alerts?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path(
                        "items.collect{it.level + ' ' + it.scope + ' ' + it.insuredRegion + '→' +"
                                + " it.treatmentRegion + ' ' + it.utilisationBasisPoints}");
    }

    private static List<String> held(String by, String province) {
        return as(Role.AUTHORITY, province)
                .get("/api/v1/balances?by=" + by)
                .then()
                .statusCode(200)
                .extract()
                .path("items.held");
    }

    private long count(String what) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from " + what).mapTo(Long.class).one());
    }
}
