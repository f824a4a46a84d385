package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.clearing.run.Desk.post;
import static org.crossregion.clearing.run.Desk.row;
import static org.crossregion.clearing.run.Desk.states;
import static org.crossregion.clearing.run.Desk.together;
import static org.crossregion.clearing.run.Desk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Deductions of Jiangsu from the auditor's desk to the printed table: recorded, confirmed, held,
 * cancelled, refunded, withdrawn, and confirmed at the very moment of a cut. Its months lie before
 * those of the other tests, so that no clock need be moved. The chapters come in their order.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class DeductionServiceTest extends Story {

    private static final String NANJING = "320100";
    private static final String WUXI = "320200";
    private static final String HOSPITAL = "H" + WUXI + "00001";
    private static final Circle JIANGSU = new Circle(RegionCode.of("320000"), Tier.PROVINCE);

    private static final Instant JULY = Instant.parse("2026-07-12T06:30:00Z");
    private static final Instant AUGUST = Instant.parse("2026-08-12T06:30:00Z");

    private ObjectNode cancelledLater;
    private ObjectNode refundedLater;
    private String first;
    private String later;

    @BeforeAll
    void begin() {
        notBeforeOctober();
    }

    @Test
    @Order(1)
    void a_deduction_is_recorded_with_reason_parts_and_evidence_and_takes_nothing_yet() {
        publisher.region("320000", "江苏省");
        publisher.region(NANJING, "南京市");
        publisher.region(WUXI, "无锡市");
        settle("JS1", NANJING, WUXI, "employee", JULY, 100_000, 5_000);
        settle("JS2", NANJING, WUXI, "resident", JULY, 60_000, 0);
        cancelledLater = settle("JS3", NANJING, WUXI, "employee", JULY, 30_000, 0);
        refundedLater = settle("JS4", NANJING, WUXI, "employee", JULY, 97_000, 0);
        awaitDetail("JS4");

        ValidatableResponse recorded =
                record(
                                "wuxi-auditor",
                                WUXI,
                                Map.of(
                                        "settlementId", "JS1",
                                        "reason", "duplicate-charge",
                                        "funds", Map.of("pooling", "120.00"),
                                        "account", "5.00",
                                        "personal", "15.00",
                                        "evidence", "收费清单第3行与第9行重复",
                                        "note", "已通知医院"))
                        .statusCode(201)
                        .body("state", equalTo("recorded"))
                        .body("source", equalTo("audit"))
                        .body("reasonName", equalTo("重复收费"))
                        .body("gross", equalTo("140.00"))
                        .body("deducted", equalTo("125.00"))
                        .body("personal", equalTo("15.00"))
                        .body("originPeriod", equalTo("2026-07"))
                        .body("clearingPeriod", nullValue())
                        .body("institution", equalTo(HOSPITAL))
                        .body("recordedBy", equalTo("wuxi-auditor"));
        first = recorded.extract().path("id");

        assertThat(deducted("2026-07", "2026-07")).isZero();
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(2)
    void what_a_deduction_may_not_be_is_refused_and_named() {
        Map<String, Object> body = body("JS1", "120.00");

        post("/api/v1/deductions", "finance-maker", "x", WUXI, body).statusCode(403);
        record("x", "310000", body).statusCode(403).body("type", equalTo("/problems/out-of-scope"));
        record("x", WUXI, body("NONE", "1.00"))
                .statusCode(404)
                .body("type", equalTo("/problems/detail-unknown"));
        record("x", WUXI, with(body, "reason", "gold"))
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        record("x", WUXI, with(body, "evidence", " "))
                .statusCode(400)
                .body("violations[0].field", equalTo("evidence"));
        record("x", WUXI, with(body, "funds", Map.of("pooling", "-1.00")))
                .statusCode(400)
                .body("violations[0].field", equalTo("funds.pooling"));
        record("x", WUXI, with(body, "funds", Map.of("pooling", "92233720368547758.07")))
                .statusCode(400)
                .body("violations[0].field", equalTo("funds.pooling"));
        record("x", WUXI, with(body, "funds", Map.of()))
                .statusCode(400)
                .body("violations[0].rule", equalTo("something"));
        record("x", NANJING, with(body, "source", "audit")).statusCode(403);
    }

    @Test
    @Order(3)
    void no_fund_gives_more_than_it_paid_nor_account_nor_patient() {
        record("x", WUXI, body("JS1", "880.01"))
                .statusCode(409)
                .body("type", equalTo("/problems/deduction-too-large"))
                .body("violations.field", contains("funds.pooling"))
                .body(
                        "violations[0].message",
                        containsString("1000.00 can be deducted from, 120.00"));
        record("x", WUXI, with(body("JS1", "880.00"), "account", "45.01"))
                .statusCode(409)
                .body("violations.field", contains("account"));
        record("x", WUXI, with(body("JS1", "1.00"), "personal", "85.01"))
                .statusCode(409)
                .body("violations.field", contains("personal"));
        record("x", WUXI, with(body("JS2", "1.00"), "funds", Map.of("medical-aid", "0.01")))
                .statusCode(409)
                .body("violations.field", contains("funds.medical-aid"));

        String rest =
                record(
                                "x",
                                WUXI,
                                with(
                                        with(body("JS1", "880.00"), "account", "45.00"),
                                        "personal",
                                        "85.00"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        withdraw(rest, "x", WUXI).statusCode(200).body("state", equalTo("withdrawn"));
        withdraw(rest, "x", WUXI)
                .statusCode(409)
                .body("type", equalTo("/problems/deduction-decided"));
        confirm(rest, "y", WUXI).statusCode(409);
    }

    @Test
    @Order(4)
    void another_person_confirms_and_it_clears_with_its_settlement() {
        confirm(first, "wuxi-auditor", WUXI)
                .statusCode(403)
                .body("type", equalTo("/problems/deduction-needs-another"));
        confirm(first, "shanghai", "310000").statusCode(403);
        confirm(first, "wuxi-chief", WUXI)
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("clearingPeriod", equalTo("2026-07"))
                .body("decidedBy", equalTo("wuxi-chief"));
        confirm(first, "other-chief", WUXI)
                .statusCode(409)
                .body("type", equalTo("/problems/deduction-decided"));

        assertThat(deducted("2026-07", "2026-07")).isEqualTo(12_500);
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(5)
    void an_objection_is_confirmed_on_the_side_that_loses_the_money_or_above() {
        String objection =
                record("nanjing-auditor", NANJING, body("JS2", "50.00"))
                        .statusCode(201)
                        .body("source", equalTo("objection"))
                        .extract()
                        .path("id");
        confirm(objection, "nanjing-chief", NANJING)
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
        post(
                        "/api/v1/deductions/" + objection + "/confirmation",
                        "authority",
                        "province",
                        "320000",
                        Map.of())
                .statusCode(200)
                .body("state", equalTo("confirmed"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(6)
    void confirmed_by_many_at_once_it_is_taken_once() throws Exception {
        String id = record("auditor", WUXI, body("JS4", "70.00")).extract().path("id");
        List<Callable<Integer>> confirmations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String user = "chief-" + i;
            confirmations.add(() -> confirm(id, user, WUXI).extract().statusCode());
        }

        assertThat(together(confirmations)).containsOnlyOnce(200).contains(409);
        assertThat(entries("JS4")).isEqualTo(1);
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(7)
    void recorded_by_many_at_once_they_never_exceed_what_was_paid() throws Exception {
        settle("JS5", WUXI, NANJING, "resident", JULY, 10_000, 0);
        awaitDetail("JS5");
        List<Callable<Integer>> records = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String user = "auditor-" + i;
            records.add(() -> record(user, NANJING, body("JS5", "33.00")).extract().statusCode());
        }

        assertThat(together(records).stream().filter(status -> status == 201)).hasSize(3);
    }

    @Test
    @Order(8)
    void it_is_held_and_let_go_with_its_settlement() {
        hold("JS2", "hold");
        assertThat(deducted("2026-07", "2026-07", "held")).isEqualTo(5_000);
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(9)
    void a_cancellation_before_clearing_takes_the_deduction_with_it_and_comes_to_nothing() {
        String id = confirmed("JS3", "30.00");
        long before = deducted("2026-07", "2026-07");
        publisher.send(publisher.mirror(cancelledLater, "JS3M", "cancellation", JULY));
        awaitDetail("JS3M");

        assertThat(deducted("2026-07", "2026-07")).isEqualTo(before - 3_000);
        get(id).body("state", equalTo("released")).body("releasePeriod", equalTo("2026-07"));
        withdraw(id, "x", WUXI).statusCode(409);
        record("x", WUXI, body("JS3", "1.00"))
                .statusCode(409)
                .body("type", equalTo("/problems/settlement-taken-back"));
        record("x", WUXI, body("JS3M", "1.00"))
                .statusCode(400)
                .body("violations[0].field", equalTo("settlementId"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(10)
    void a_deduction_that_was_not_confirmed_before_the_cancellation_is_never_taken() {
        ObjectNode bill = settle("JS6", NANJING, WUXI, "employee", JULY, 8_000, 0);
        awaitDetail("JS6");
        String id = record("auditor", WUXI, body("JS6", "1.00")).extract().path("id");
        publisher.send(publisher.mirror(bill, "JS6M", "cancellation", JULY));
        awaitDetail("JS6M");

        confirm(id, "chief", WUXI)
                .statusCode(409)
                .body("type", equalTo("/problems/settlement-taken-back"));
        withdraw(id, "chief", WUXI).statusCode(200);
        assertThat(entries("JS6")).isZero();
    }

    @Test
    @Order(11)
    void the_cut_moves_what_is_held_on_with_its_deduction() {
        generate("320000", "2026-07");

        assertThat(deducted("2026-08", "2026-07", "held")).isEqualTo(5_000);
        assertThat(deducted("2026-07", "2026-07")).isEqualTo(12_500 + 7_000);
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(12)
    void after_the_cut_it_clears_in_the_next_open_period_under_its_own_origin() {
        later = confirmed("JS1", "200.00");
        get(later)
                .body("clearingPeriod", equalTo("2026-08"))
                .body("originPeriod", equalTo("2026-07"));

        assertThat(deducted("2026-07", "2026-07")).isEqualTo(12_500 + 7_000);
        assertThat(deducted("2026-08", "2026-07")).isEqualTo(20_000);
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(13)
    void a_refund_gives_back_what_was_cleared_less_what_was_deducted() {
        publisher.send(publisher.mirror(refundedLater, "JS4M", "refund", AUGUST));
        awaitDetail("JS4M");

        assertThat(deducted("2026-08", "2026-08"))
                .as("the refund takes 970.00 back, and releases the 70.00 once deducted")
                .isEqualTo(-7_000);
        assertThat(
                        count(
                                "select sum(cleared_fen - deducted_fen)::bigint from running_total"
                                        + " where origin_period = '2026-08' and scheme = 'employee'"
                                        + " and insured_region = '320100'"))
                .isEqualTo(-(97_000 - 7_000));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(14)
    void a_planted_wrong_deduction_stops_publication_and_is_named() {
        plant(12_500);
        step("2026-07", "publication", "finance-checker", "checker")
                .statusCode(409)
                .body("type", equalTo("/problems/totals-disagree"))
                .body("violations.field", hasItem(containsString("of 2026-07, deducted")))
                .body("violations[0].message", containsString("just that is JS1"));
        plant(-12_500);
        step("2026-07", "publication", "finance-checker", "checker").statusCode(200);
    }

    @Test
    @Order(15)
    void the_tables_print_gross_funds_the_deductions_and_what_is_owed() {
        JsonPath nine = form("9", "authority=320000", "2026-07");
        assertThat(row(nine, 0, WUXI).subList(2, 7))
                .containsExactly(2, "1825.00", "0.00", "195.00", "1825.00");
        assertThat(row(nine, 0, NANJING).subList(7, 12))
                .containsExactly(2, "1825.00", "0.00", "195.00", "1825.00");
        JsonPath ten = form("10", "region=" + WUXI, "2026-07");
        assertThat(row(ten, 0, NANJING).subList(4, 9))
                .containsExactly("1970.00", "0.00", "50.00", "195.00", "1825.00");
        JsonPath twelve = form("12", "region=" + NANJING, "2026-07");
        assertThat(row(twelve, 1, WUXI)).contains("195.00", "1825.00");
    }

    @Test
    @Order(16)
    void form_14_lists_each_deduction_with_its_reason_and_sums_to_the_column_of_form_10() {
        JsonPath fourteen = form("14", "region=" + WUXI, "2026-07");
        assertThat(fourteen.getString("title")).isEqualTo("无锡市异地医保业务费用扣款分项明细表");
        assertThat(fourteen.getList("sections.name"))
                .containsExactly("省内应收", "省内应付", "跨省应收", "跨省应付", "省内应收（未纳入清算）", "省内应付（未纳入清算）");
        List<List<Object>> rows = fourteen.getList("sections[0].rows");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0))
                .contains(NANJING, "南京市", HOSPITAL, "JS1", "重复收费", "140.00", "120.00", "15.00");
        assertThat(rows).filteredOn(row -> row.contains("JS3")).hasSize(2);
        assertThat(total(fourteen, 0, "deducted")).isEqualTo("195.00");
        assertThat(states(fourteen, 0))
                .containsExactlyInAnyOrder("JS1 扣款 已确认", "JS3 扣款 已确认", "JS3 冲回 已冲回", "JS4 扣款 已确认");
        assertThat(states(fourteen, 4)).containsExactly("JS1 扣款 已撤回", "JS6 扣款 已撤回");
        assertThat(states(fourteen, 5)).containsExactly("JS5 扣款 待确认", "JS5 扣款 待确认", "JS5 扣款 待确认");

        JsonPath payable = form("14", "region=" + NANJING, "2026-07");
        assertThat(total(payable, 1, "deducted")).isEqualTo("195.00");
        for (String format : List.of("xlsx", "pdf", "csv", "html")) {
            given().auth()
                    .oauth2(TestKeys.token("auditor", "auditor", null))
                    .get("/api/v1/forms/14?period=2026-07&region=" + WUXI + "&format=" + format)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    @Order(17)
    void a_confirmed_deduction_is_withdrawn_by_another_and_released_once() {
        withdraw(later, "chief", WUXI)
                .statusCode(403)
                .body("type", equalTo("/problems/deduction-needs-another"));
        withdraw(later, "director", WUXI)
                .statusCode(200)
                .body("state", equalTo("withdrawn"))
                .body("clearingPeriod", equalTo("2026-08"))
                .body("releasePeriod", equalTo("2026-08"));
        assertThat(deducted("2026-08", "2026-07")).isZero();

        withdraw(first, "director", WUXI)
                .statusCode(200)
                .body("clearingPeriod", equalTo("2026-07"))
                .body("releasePeriod", equalTo("2026-08"));
        assertThat(deducted("2026-08", "2026-07")).isEqualTo(-12_500);
        withdraw(first, "someone", WUXI).statusCode(409);
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(18)
    void confirmed_while_the_month_is_being_cut_each_is_wholly_before_or_behind_it()
            throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            settle("JX" + i, WUXI, NANJING, "employee", AUGUST, 20_000, 0);
        }
        awaitDetail("JX11");
        for (int i = 0; i < 12; i++) {
            ids.add(record("auditor", NANJING, body("JX" + i, "10.00")).extract().path("id"));
        }
        seal("2026-08");
        step("2026-08", "reconciliation", "finance-maker", "maker").statusCode(200);
        step("2026-08", "confirmation", "finance-checker", "checker").statusCode(200);
        List<Callable<Integer>> racing = new ArrayList<>();
        for (String id : ids) {
            racing.add(() -> confirm(id, "chief", NANJING).extract().statusCode());
        }
        racing.add(
                6,
                () ->
                        step("2026-08", "generation", "finance-maker", "maker")
                                .extract()
                                .statusCode());

        assertThat(together(racing)).containsOnly(200);
        assertThat(count("select count(*) from deduction_entry where settlement_id like 'JX%'"))
                .isEqualTo(12);
        assertThat(
                        deducted("2026-08", "2026-08", "due", WUXI)
                                + deducted("2026-09", "2026-08", "due", WUXI))
                .isEqualTo(12_000);
        assertTotalsAreWhatTheFactsComeTo();
        step("2026-08", "publication", "finance-checker", "checker").statusCode(200);
    }

    @Test
    @Order(19)
    void lists_are_paged_filtered_and_kept_to_those_concerned() {
        list("auditor", "auditor", WUXI, "region=" + NANJING + "&state=released&period=2026-07")
                .body("items.settlementId", contains("JS4", "JS3"));
        list("auditor", "auditor", WUXI, "settlementId=JS1&limit=1")
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(first));
        String next =
                list("auditor", "auditor", WUXI, "settlementId=JS1&limit=1").extract().path("next");
        list("auditor", "auditor", WUXI, "settlementId=JS1&after=" + next)
                .body("items.id", hasItems(later));
        list("fee-auditor", "x", "310000", "settlementId=JS1").body("items", hasSize(0));
        given().auth()
                .oauth2(TestKeys.hospital(HOSPITAL))
                .get("/api/v1/deductions?settlementId=JS1")
                .then()
                .statusCode(200)
                .body("items", hasSize(3));
        given().auth()
                .oauth2(TestKeys.hospital("H31000000001"))
                .get("/api/v1/deductions?settlementId=JS1")
                .then()
                .body("items", hasSize(0));
        given().auth()
                .oauth2(TestKeys.token("fee-auditor", "x", "310000"))
                .get("/api/v1/deductions/" + first)
                .then()
                .statusCode(403);
        list("auditor", "auditor", WUXI, "after=xyz", 400);
    }

    @Test
    @Order(20)
    void what_comes_later_than_policy_allows_is_held_until_it_is_applied_for() {
        Instant may = Instant.parse("2026-05-12T06:30:00Z");
        settle("JL1", NANJING, WUXI, "employee", JULY, 9_000, 0);
        settle("JL2", NANJING, WUXI, "employee", may, 9_000, 0);
        awaitDetail("JL2");
        assertThat(standing("JL1")).as("two months late").isEqualTo("2026-09 due");
        assertThat(standing("JL2")).as("May is open").isEqualTo("2026-05 due");

        generate("320000", "2026-05");
        settle("JL3", NANJING, WUXI, "employee", may, 9_000, 0);
        awaitDetail("JL3");
        assertThat(standing("JL3")).isEqualTo("2026-06 due");
        hold("JL3", "hold");
        generate("320000", "2026-06");
        assertThat(standing("JL3"))
                .as("July and August are cut, September is too late")
                .contains(" held");
        post("/api/v1/details/JL3/release", "fee-auditor", "auditor", WUXI, Map.of("reason", "已核实"))
                .statusCode(409)
                .body("type", equalTo("/problems/application-required"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(21)
    void behind_every_row_of_forms_12_and_13_are_the_details_that_come_to_it() {
        int rows = 0;
        for (String month : List.of("2026-07", "2026-08")) {
            for (String form : List.of("12", "13")) {
                for (String region : List.of(NANJING, WUXI)) {
                    rows += compareWithDetails(form, region, month);
                }
            }
        }
        assertThat(rows).isGreaterThan(5);
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/api/v1/details?insuredRegion=320100")
                .then()
                .statusCode(400)
                .body("violations.field", contains("originPeriod"));
    }

    private static int compareWithDetails(String no, String region, String month) {
        JsonPath form = form(no, "region=" + region, month);
        int compared = 0;
        for (int section = 0; section < 2; section++) {
            List<String> keys = form.getList("sections[" + section + "].columns.key");
            boolean receivable = form.getString("sections[" + section + "].name").equals("省内应收");
            for (List<Object> row : form.<List<Object>>getList("sections[" + section + "].rows")) {
                CareType care =
                        Arrays.stream(CareType.values())
                                .filter(
                                        one ->
                                                one.label()
                                                        .equals(row.get(keys.indexOf("careType"))))
                                .findFirst()
                                .orElseThrow();
                String cell =
                        "clearingPeriod=%s&state=due&tier=province&scheme=%s&careType=%s"
                                        .formatted(
                                                month,
                                                no.equals("12") ? "employee" : "resident",
                                                care.code())
                                + "&insuredRegion=%s&treatmentRegion=%s"
                                        .formatted(
                                                receivable ? row.get(0) : region,
                                                receivable ? region : row.get(0));
                JsonPath sums = details("/sums?" + cell);
                assertThat(sums.getLong("cases"))
                        .isEqualTo(((Number) row.get(keys.indexOf("cases"))).longValue());
                assertThat(
                                List.of(
                                        sums.getString("total"),
                                        sums.getString("funds.pooling"),
                                        sums.getString("account"),
                                        sums.getString("deducted"),
                                        sums.getString("owed")))
                        .as(no + " of " + region + " " + row)
                        .isEqualTo(
                                List.of(
                                        row.get(keys.indexOf("totalFees")),
                                        row.get(keys.indexOf("pooling")),
                                        row.get(keys.indexOf("account")),
                                        row.get(keys.indexOf("deductions")),
                                        row.get(keys.indexOf("total"))));
                assertThat(details("?limit=500&" + cell).getList("items"))
                        .hasSize(sums.getInt("details"));
                compared++;
            }
        }
        return compared;
    }

    private static JsonPath details(String query) {
        return given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/api/v1/details" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse step(String month, String step, String role, String user) {
        return Desk.step("320000", month, step, role, user);
    }

    private String confirmed(String settlement, String pooling) {
        String treatment =
                jdbi.withHandle(
                        h ->
                                h.createQuery(
                                                "select treatment_region from allotted_detail"
                                                        + " where settlement_id = :id")
                                        .bind("id", settlement)
                                        .mapTo(String.class)
                                        .one());
        String id = record("auditor", treatment, body(settlement, pooling)).extract().path("id");
        confirm(id, "chief", treatment).statusCode(200);
        return id;
    }

    private static Map<String, Object> body(String settlement, String pooling) {
        return Map.of(
                "settlementId",
                settlement,
                "reason",
                "other",
                "funds",
                Map.of("pooling", pooling),
                "evidence",
                "病历与收费清单不符");
    }

    private static ValidatableResponse record(
            String user, String region, Map<String, Object> body) {
        return post("/api/v1/deductions", "fee-auditor", user, region, body);
    }

    private static ValidatableResponse confirm(String id, String user, String region) {
        return post(
                "/api/v1/deductions/" + id + "/confirmation",
                "fee-auditor",
                user,
                region,
                Map.of("note", "属实"));
    }

    private static ValidatableResponse withdraw(String id, String user, String region) {
        return post(
                "/api/v1/deductions/" + id + "/withdrawal",
                "fee-auditor",
                user,
                region,
                Map.of("reason", "复核后无违规"));
    }

    private static void hold(String settlement, String change) {
        post(
                        "/api/v1/details/" + settlement + "/" + change,
                        "fee-auditor",
                        "auditor",
                        WUXI,
                        Map.of("reason", "待核实"))
                .statusCode(200);
    }

    private static ValidatableResponse get(String id) {
        return given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/api/v1/deductions/" + id)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list(String role, String user, String region, String query) {
        return list(role, user, region, query, 200);
    }

    private static ValidatableResponse list(
            String role, String user, String region, String query, int status) {
        return given().auth()
                .oauth2(TestKeys.token(role, user, region))
                .get("/api/v1/deductions?" + query)
                .then()
                .statusCode(status);
    }

    private static JsonPath form(String no, String query, String period) {
        return Desk.form(no, period, query).statusCode(200).extract().jsonPath();
    }

    private static Object total(JsonPath form, int section, String key) {
        List<String> keys = form.getList("sections[" + section + "].columns.key");
        return form.getList("sections[" + section + "].totals").get(keys.indexOf(key));
    }

    private long deducted(String period, String origin) {
        return deducted(period, origin, "due");
    }

    private long deducted(String period, String origin, String state) {
        return deducted(period, origin, state, NANJING);
    }

    private long deducted(String period, String origin, String state, String insured) {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        """
                                        select coalesce(sum(deducted_fen), 0)::bigint
                                        from running_total
                                        where clearing_period = :period and origin_period = :origin
                                          and state = :state and insured_region = :insured
                                          and left(treatment_region, 2) = '32'
                                        """)
                                .bind("period", period)
                                .bind("origin", origin)
                                .bind("state", state)
                                .bind("insured", insured)
                                .mapTo(Long.class)
                                .one());
    }

    private void plant(long fen) {
        jdbi.useHandle(
                h ->
                        h.createUpdate(
                                        """
                                        update running_total
                                        set deducted_fen = deducted_fen + :fen
                                        where (clearing_period, insured_region, scheme, care_type,
                                               origin_period, state, lane) = (
                                            select clearing_period, insured_region, scheme,
                                                   care_type, origin_period, state, min(lane)
                                            from running_total
                                            where clearing_period = '2026-07'
                                              and origin_period = '2026-07' and state = 'due'
                                              and insured_region = '320100'
                                              and scheme = 'employee'
                                            group by 1, 2, 3, 4, 5, 6)
                                        """)
                                .bind("fen", fen)
                                .execute());
    }

    private long entries(String settlement) {
        return count(
                "select count(*) from deduction_entry where settlement_id = '" + settlement + "'");
    }

    private void assertTotalsAreWhatTheFactsComeTo() {
        books.mustBalance(JIANGSU, "2026-07", "2026-08", "2026-09");
    }
}
