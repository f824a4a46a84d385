package org.crossregion.clearing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.clearing.run.Desk.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.clearing.EventSchema;
import org.crossregion.embedded.TestServices;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Ningxia's May, whose hospitals are paid before it is cleared, the revolving fund standing in:
 * over HTTP, on the real broker and database. It shares the application of {@link
 * PaymentServiceTest} and {@link RemittanceServiceTest}, whose months lie before.
 *
 * <p>Yinchuan's hospital treated employees of Shizuishan (5,000.00) and Wuzhong (3,000.00),
 * residents of both (1,200.00 and 400.00); Yinchuan itself owes Shizuishan 2,000.00 for employees.
 */
@QuarkusTest
@TestProfile(PaymentServiceTest.OfItsOwn.class)
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class WhenHospitalsArePaidAheadTest extends Story {

    private static final String PROVINCE = "640000";
    private static final String YINCHUAN = "640100";
    private static final String SHIZUISHAN = "640200";
    private static final String WUZHONG = "640300";
    private static final String HOSPITAL = "H64010000001";
    private static final String MONTH = "2027-05";
    private static final Instant MAY = Instant.parse("2027-05-12T06:30:00Z");
    private static final String ADVANCES = "/api/v1/payments/advances?period=2027-05";

    /** As the nation's in what is needed here, but its hospitals are paid ahead. */
    private static final String POLICY =
            """
            - authority: "640000"
              tier: province
              validFrom: 2027-05-01
              name: 宁夏
              source: 宁医保发〔2027〕1号
              calendar: {}
              money: {hospitals: before-clearing}
              fundColumns:
                employee: {pooling: pooling}
                resident: {pooling: pooling}
            """;

    @Inject ClearingEvents events;

    @BeforeAll
    void begin() {
        clock.set(Instant.parse("2027-05-10T02:00:00Z"));
        publisher.region(PROVINCE, "宁夏回族自治区");
        publisher.region(YINCHUAN, "银川市");
        publisher.region(SHIZUISHAN, "石嘴山市");
        publisher.region(WUZHONG, "吴忠市");
        publisher.workingDays(2027, false, "2027-01-01");
        treated("N1", SHIZUISHAN, YINCHUAN, "employee", 500_000, 0);
        treated("N2", WUZHONG, YINCHUAN, "employee", 300_000, 1);
        treated("N3", SHIZUISHAN, YINCHUAN, "resident", 120_000, 2);
        treated("N4", WUZHONG, YINCHUAN, "resident", 40_000, 3);
        treated("N5", YINCHUAN, SHIZUISHAN, "employee", 200_000, 4);
        awaitDetails("origin_period = '" + MONTH + "'", 5);
        clock.set(Instant.parse("2027-06-02T02:00:00Z"));
        seal(MONTH);
    }

    @Test
    @Order(1)
    void a_month_that_is_not_confirmed_pays_no_hospital() {
        as("administrator", "admin", null)
                .contentType("application/yaml")
                .body(POLICY.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/reference/clearing-policies")
                .then()
                .statusCode(200);
        pay("5000.00", "NA1")
                .statusCode(409)
                .body("type", equalTo("/problems/period-not-generated"));
        Desk.step(PROVINCE, MONTH, "confirmation", "finance-checker", "checker").statusCode(200);
    }

    @Test
    @Order(2)
    void each_payment_asks_the_fund_once_for_what_the_insured_side_will_owe() {
        pay("9600.01", "NA1")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-too-high"))
                .body("detail", containsString("9600.00"));
        pay("5000.00", "NA1").statusCode(201).body("open", equalTo("4600.00"));
        pay("5000.00", "NA1").statusCode(201);
        pay("4600.00", "NA2").statusCode(201).body("open", equalTo("0.00"));

        assertThat(asked())
                .containsExactly(
                        "employee 500000 [{region=640200, amountFen=500000}]",
                        "employee 300000 [{region=640300, amountFen=300000}]",
                        "resident 160000 [{region=640200, amountFen=120000},"
                                + " {region=640300, amountFen=40000}]");
        for (Map<String, Object> event : told("funds-short.v1")) {
            assertThat(EventSchema.violations("funds-short.v1", event)).isEmpty();
            assertThat(event)
                    .containsEntry("reason", "before-clearing")
                    .containsEntry("treatmentRegion", YINCHUAN)
                    .containsEntry("tier", "province");
        }
        advances()
                .body("items.asked", contains("5000.00", "3000.00", "1600.00"))
                .body("items.drawn", everyItem(nullValue()))
                .body("items.bankReference", contains("NA1", "NA2", "NA2"));
        as("finance-maker", "x", SHIZUISHAN)
                .get(ADVANCES)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as("hospital", "x", YINCHUAN).get(ADVANCES).then().statusCode(403);
    }

    @Test
    @Order(3)
    void the_fund_gives_what_it_has_and_the_rest_is_the_regions_own() {
        answer(0, Map.of(SHIZUISHAN, 500_000L));
        answer(0, Map.of(SHIZUISHAN, 500_000L));
        answer(1, Map.of(WUZHONG, 200_000L));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count(answers("d.amount_fen > 0")) == 2 && lag.total() == 0);
        advances()
                .body("items.drawn", contains("5000.00", "2000.00", null))
                .body("items.open", contains("5000.00", "2000.00", "0.00"));
        audit().body("lentFen", contains(700_000)).body("differenceFen", contains(0));
    }

    @Test
    @Order(4)
    void a_settlement_that_moves_on_after_it_was_paid_is_not_paid_again() {
        as("fee-auditor", "auditor", WUZHONG)
                .contentType("application/json")
                .body(Map.of("reason", "住院天数存疑"))
                .post("/api/v1/details/N4/hold")
                .then()
                .statusCode(200);
        Desk.step(PROVINCE, MONTH, "generation", "finance-maker", "maker").statusCode(200);
        list().body("payable", equalTo("9200.00"))
                .body("paid", equalTo("9600.00"))
                .body("moved", equalTo("-400.00"))
                .body("open", equalTo("0.00"));
        as("finance-maker", "x", YINCHUAN)
                .get("/api/v1/forms/disbursement?period=2027-05&id=" + HOSPITAL)
                .then()
                .statusCode(200)
                .body("sections[1].rows[0]", hasItems("9200.00", "9600.00", "-400.00", "0.00"));
    }

    @Test
    @Order(5)
    void on_issue_what_is_set_off_goes_back_to_the_fund_at_once() {
        clock.set(Instant.parse("2027-06-24T02:00:00Z"));
        Desk.step(PROVINCE, MONTH, "publication", "finance-checker", "checker").statusCode(200);
        Desk.step(PROVINCE, MONTH, "signature", "approver", "approver").statusCode(200);
        assertThat(told("fund-repaid.v1")).isEmpty();
        Desk.step(PROVINCE, MONTH, "issue", "authority", "director").statusCode(200);

        as("auditor", "x", null)
                .get("/api/v1/notices?authority=640000&period=2027-05&region=640100")
                .then()
                .body("items.outstanding", contains("7200.00"));
        // 8,000.00 less its own 2,000.00: it is owed 6,000.00 and has 7,000.00 from the fund.
        assertThat(repaid()).containsExactly("640200 100000");
        audit().body("lentFen", contains(600_000))
                .body("owedFen", contains(600_000))
                .body("differenceFen", contains(0));
    }

    @Test
    @Order(6)
    void what_a_debtor_pays_goes_back_to_its_own_fund_and_nobody_gets_it_twice() {
        transfer("640000-2027-8-0002", "employee", "3000.00", "NB1");
        as("finance-checker", "checker", PROVINCE)
                .post("/api/v1/payments/disbursements?authority=640000&period=2027-05")
                .then()
                .statusCode(200)
                .body("amount", contains("3000.00"));
        assertThat(repaid()).containsExactly("640200 100000", "640200 100000", "640300 200000");
        audit().body("lentFen", contains(300_000))
                .body("owedFen", contains(300_000))
                .body("differenceFen", contains(0));
    }

    @Test
    @Order(7)
    void on_the_due_date_the_fund_is_not_asked_again_for_what_is_there_already() {
        clock.set(Instant.parse("2027-07-12T02:00:00Z"));
        assertThat(asked()).hasSize(4);
        assertThat(told("funds-short.v1").get(3))
                .containsEntry("reason", "due-date")
                .containsEntry("scheme", "resident")
                .containsEntry("treatmentRegion", null);
    }

    @Test
    @Order(8)
    void the_last_money_gives_back_the_last_fen_and_an_answer_that_comes_too_late_its_own() {
        transfer("640000-2027-8-0001", "employee", "3000.00", "NB2");
        transfer("640000-2027-8-0001", "resident", "1200.00", "NB3");
        clock.set(Instant.parse("2027-07-13T02:00:00Z"));
        answer(2, Map.of(SHIZUISHAN, 120_000L, WUZHONG, 40_000L));
        answer(3, Map.of());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count(answers("true")) == 4 && lag.total() == 0);

        assertThat(repaid())
                .containsExactly(
                        "640200 100000",
                        "640200 100000",
                        "640300 200000",
                        "640200 300000",
                        "640200 120000",
                        "640300 40000");
        advances()
                .body("items.open", everyItem(equalTo("0.00")))
                .body("items.givenBack", contains("5000.00", "2000.00", "1600.00"));
        audit().body("differenceFen", everyItem(equalTo(0)));
        as("auditor", "x", null)
                .get("/internal/audit/fund")
                .then()
                .statusCode(200)
                .body("unheard", equalTo(0))
                .body(
                        "rows.findAll { it.authority == '640000' && it.what == 'replenished' }"
                                + ".amountFen",
                        containsInAnyOrder(500_000, 200_000, 160_000));
        as("auditor", "x", null)
                .get("/api/v1/payments/positions?authority=640000&tier=province")
                .then()
                .body("balance", everyItem(equalTo("0.00")))
                .body("owed", everyItem(equalTo("0.00")));
        for (Map<String, Object> event : told("fund-repaid.v1")) {
            assertThat(EventSchema.violations("fund-repaid.v1", event)).isEmpty();
        }
        Desk.step(PROVINCE, MONTH, "closing", "authority", "director").statusCode(200);
    }

    @Test
    @Order(9)
    void the_region_books_what_it_had_from_the_fund_and_gave_back() {
        assertThat(Desk.booked(YINCHUAN, "2027-06"))
                .filteredOn(line -> line.startsWith("advance"))
                .contains(
                        "advance-draw 1002 5000.00 ",
                        "advance-draw 1003.02  5000.00",
                        "advance-draw 1002 2000.00 ",
                        "advance-repay 1003.02 1000.00 ",
                        "advance-repay 1003  1000.00",
                        "advance-repay 1003.02 2000.00 ");
        assertThat(Desk.booked(PROVINCE, "2027-06"))
                .noneMatch(line -> line.startsWith("advance") || line.startsWith("fund"));
    }

    @Test
    @Order(10)
    void what_has_moved_is_cleared_next_month_and_counts_as_paid_there() {
        as("fee-auditor", "auditor", WUZHONG)
                .contentType("application/json")
                .body(Map.of("reason", "核查无误"))
                .post("/api/v1/details/N4/release")
                .then()
                .statusCode(200);
        as("finance-checker", "payer", YINCHUAN)
                .get("/api/v1/hospital-payments?period=2027-06&institution=" + HOSPITAL)
                .then()
                .statusCode(200)
                .body("payable", equalTo("400.00"))
                .body("paid", equalTo("0.00"))
                .body("moved", equalTo("400.00"))
                .body("open", equalTo("0.00"));
    }

    private void treated(
            String id, String insured, String treatment, String scheme, long fund, int hours) {
        settle(id, insured, treatment, scheme, MAY.plusSeconds(3600L * hours), fund, 0);
    }

    private static ValidatableResponse pay(String amount, String reference) {
        return Desk.post(
                "/api/v1/hospital-payments",
                "finance-checker",
                "payer",
                YINCHUAN,
                Map.of(
                        "institution", HOSPITAL,
                        "period", MONTH,
                        "amount", amount,
                        "paidOn", "2027-06-02",
                        "bankReference", reference));
    }

    private static ValidatableResponse list() {
        return as("finance-checker", "payer", YINCHUAN)
                .get("/api/v1/hospital-payments?period=2027-05&institution=" + HOSPITAL)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse advances() {
        return as("finance-maker", "x", YINCHUAN).get(ADVANCES).then().statusCode(200);
    }

    private static ValidatableResponse audit() {
        return as("auditor", "x", null)
                .get("/internal/audit/advances?period=2027-05")
                .then()
                .statusCode(200);
    }

    private static void transfer(String notice, String scheme, String amount, String reference) {
        Desk.post(
                        "/api/v1/payments",
                        "finance-maker",
                        "maker",
                        PROVINCE,
                        Map.of(
                                "notice", notice,
                                "scheme", scheme,
                                "amount", amount,
                                "paidOn", "2027-06-24",
                                "bankReference", reference))
                .statusCode(201);
    }

    private static String answers(String condition) {
        return "select count(*) from fund_draw d join fund_request r on r.payment = d.payment"
                + " where r.authority = '640000' and "
                + condition;
    }

    /** What the fund says to the question of that number. */
    private void answer(int question, Map<String, Long> from) {
        Map<String, Object> asked = told("funds-short.v1").get(question);
        ObjectNode drawn = Publisher.example("fund-drawn.v1");
        drawn.put("payment", (String) asked.get("payment"))
                .put("authority", PROVINCE)
                .put("period", MONTH)
                .put("scheme", (String) asked.get("scheme"))
                .put("amountFen", from.values().stream().mapToLong(Long::longValue).sum());
        drawn.set(
                "draws",
                new ObjectMapper()
                        .valueToTree(
                                from.entrySet().stream()
                                        .map(
                                                one ->
                                                        Map.of(
                                                                "insuredRegion", one.getKey(),
                                                                "treatmentRegion", YINCHUAN,
                                                                "amountFen", one.getValue()))
                                        .toList()));
        publisher.send("fund-events", "fund-drawn.v1", "640000:province:2027-05", drawn);
    }

    /** The province's events, when all of them are told. */
    private List<Map<String, Object>> told(String type) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from outbox") == 0);
        return events.of(type).stream()
                .filter(event -> PROVINCE.equals(event.get("authority")))
                .toList();
    }

    private List<String> asked() {
        return told("funds-short.v1").stream()
                .map(
                        event ->
                                event.get("scheme")
                                        + " "
                                        + event.get("amountFen")
                                        + " "
                                        + event.get("debtors"))
                .toList();
    }

    private List<String> repaid() {
        return told("fund-repaid.v1").stream()
                .map(event -> event.get("region") + " " + event.get("amountFen"))
                .toList();
    }
}
