package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.clearing.run.Desk.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The money of Zhejiang's February, from the applications of its agencies over the bank's statement
 * to the hospital: over HTTP, on the real broker and database. It shares the application of {@link
 * PaymentServiceTest}, whose months lie before.
 *
 * <p>Hangzhou owes 5,000.00 for employees and 1,200.00 for residents, Wenzhou 3,000.00 for
 * employees (a hundred of 3,100.00 being deducted); Ningbo, whose hospital treated them all, gets
 * 8,000.00 and 1,200.00.
 */
@QuarkusTest
@TestProfile(PaymentServiceTest.OfItsOwn.class)
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class RemittanceServiceTest extends Story {

    private static final String PROVINCE = "330000";
    private static final String HANGZHOU = "330100";
    private static final String NINGBO = "330200";
    private static final String WENZHOU = "330300";
    private static final String MAPPINGS = "/api/v1/reference/voucher-mappings";
    private static final String HOSPITAL = "H33020000001";
    private static final String MONTH = "2027-02";
    private static final Instant FEBRUARY = Instant.parse("2027-02-20T06:30:00Z");
    private static final String REMITTANCES = "/api/v1/payments/remittances";
    private static final String STATEMENTS = "/api/v1/payments/bank-statements";

    @Inject ClearingEvents events;

    private String statement;
    private String remittance;
    private String fundRemittance;

    @BeforeAll
    void begin() {
        clock.set(Instant.parse("2027-02-10T02:00:00Z"));
        publisher.region(PROVINCE, "浙江省");
        publisher.region(HANGZHOU, "杭州市");
        publisher.region(NINGBO, "宁波市");
        publisher.region(WENZHOU, "温州市");
        publisher.workingDays(2027, false, "2027-01-01");
        settle("Z1", HANGZHOU, "employee", 500_000);
        settle("Z2", HANGZHOU, "resident", 120_000);
        settle("Z3", WENZHOU, "employee", 310_000);
        String facts = " from allotted_detail where origin_period = '" + MONTH + "'";
        await().atMost(Duration.ofSeconds(30)).until(() -> count("select count(*)" + facts) == 3);
        seal(MONTH);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from working_days where year = 2027") == 1);
    }

    @Test
    @Order(0)
    void an_audit_takes_a_hundred_from_a_settlement() {
        String deduction =
                post(
                                "fee-auditor",
                                "auditor",
                                NINGBO,
                                "/api/v1/deductions",
                                Map.of(
                                        "settlementId", "Z3",
                                        "source", "audit",
                                        "reason", "duplicate-charge",
                                        "gross", "100.00",
                                        "funds", Map.of("pooling", "100.00"),
                                        "personal", "0.00",
                                        "evidence", "EV-1"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        post(
                        "fee-auditor",
                        "second",
                        NINGBO,
                        "/api/v1/deductions/" + deduction + "/confirmation",
                        Map.of("note", "属实"))
                .statusCode(200);
    }

    @Test
    @Order(1)
    void issuing_writes_the_notices() {
        clock.set(Instant.parse("2027-03-24T02:00:00Z"));
        for (String step :
                List.of(
                        "publication checker finance-checker",
                        "signature approver approver",
                        "issue director authority")) {
            String[] hand = step.split(" ");
            as(hand[2], hand[1], PROVINCE)
                    .post("/api/v1/periods/2027-02/" + hand[0] + "?authority=" + PROVINCE)
                    .then()
                    .statusCode(200);
        }
        get(PROVINCE, "/api/v1/notices?period=2027-02&authority=330000")
                .body(
                        "items.number",
                        contains("330000-2027-8-0001", "330000-2027-7-0001", "330000-2027-8-0002"))
                .body("items.outstanding", contains("6200.00", "9200.00", "3000.00"));
    }

    @Test
    @Order(2)
    void a_period_with_something_open_is_not_closed() {
        as("authority", "director", PROVINCE)
                .post("/api/v1/periods/2027-02/closing?authority=330000")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notices-outstanding"))
                .body("violations.field", hasItem("330000-2027-7-0001"));
    }

    @Test
    @Order(2)
    void the_application_names_its_month_and_is_signed_by_the_agency_that_makes_it() {
        get(HANGZHOU, "/api/v1/forms/payment-application?period=2027-02&region=330100")
                .body("header.期别", equalTo("2027年2月"))
                .body("signOff.keySet()", contains("制表人", "复核人", "审核人", "单位负责人"))
                .body("signOff.制表人", equalTo(""));
        as("finance-maker", "x", PROVINCE)
                .get(
                        "/api/v1/forms/payment-application?period=2027-02&region=330100"
                                + "&authority=220000")
                .then()
                .statusCode(400)
                .body("violations[0].rule", equalTo("within-authority"));
    }

    @Test
    @Order(2)
    void a_transfer_is_applied_for_sent_and_only_by_the_right_people_in_the_right_order() {
        Map<String, Object> application =
                Map.of("notice", "330000-2027-8-0002", "scheme", "employee", "amount", "3000.00");
        apply("finance-maker", "agency", HANGZHOU, application).statusCode(403);
        apply("finance-checker", "agency", WENZHOU, application).statusCode(403);
        apply(
                        "finance-maker",
                        "agency",
                        WENZHOU,
                        Map.of("notice", "330000-2027-8-0002", "scheme", "resident"))
                .statusCode(409)
                .body("type", equalTo("/problems/payment-too-high"));
        apply(
                        "finance-maker",
                        "agency",
                        PROVINCE,
                        Map.of("notice", "330000-2027-7-0001", "scheme", "employee"))
                .statusCode(409)
                .body("type", equalTo("/problems/notice-not-payable"));
        remittance =
                apply("finance-maker", "agency", WENZHOU, application)
                        .statusCode(201)
                        .body("state", equalTo("applied"))
                        .extract()
                        .path("id");
        apply(
                        "finance-maker",
                        "agency",
                        WENZHOU,
                        Map.of(
                                "notice", "330000-2027-8-0002",
                                "scheme", "employee",
                                "amount", "0.01"))
                .statusCode(409)
                .body("type", equalTo("/problems/payment-too-high"));
        get(PROVINCE, "/api/v1/payments/ageing?region=330300")
                .body("rows[0].clock", equalTo("transfer"))
                .body("rows[0].applied", equalTo("3000.00"))
                .body("rows[0].bucket", equalTo("not-due"));

        Map<String, Object> sent = Map.of("sentOn", "2027-03-24", "bankReference", "Z-B");
        Map<String, Object> arrived = Map.of("amount", "1.00", "arrivedOn", "2027-03-24");
        step("finance-checker", "checker", PROVINCE, "arrival", arrived)
                .statusCode(409)
                .body("type", equalTo("/problems/remittance-in-other-state"));
        step("finance-checker", "agency", WENZHOU, "sending", sent)
                .statusCode(403)
                .body("type", equalTo("/problems/remittance-needs-another"));
        step("finance-maker", "bureau", WENZHOU, "sending", sent).statusCode(403);
        step("finance-checker", "bureau", HANGZHOU, "sending", sent).statusCode(404);
        step(
                        "finance-checker",
                        "bureau",
                        WENZHOU,
                        "sending",
                        Map.of("sentOn", "2027-03-25", "bankReference", "Z-B"))
                .statusCode(400);
        step("finance-checker", "bureau", WENZHOU, "sending", sent)
                .statusCode(200)
                .body("state", equalTo("in-transit"));
        step("finance-maker", "agency", WENZHOU, "withdrawal", Map.of("reason", "误申请"))
                .statusCode(409);
        step("finance-checker", "bureau", PROVINCE, "arrival", arrived)
                .statusCode(403)
                .body("type", equalTo("/problems/remittance-needs-another"));
        step("finance-checker", "wenzhou", WENZHOU, "arrival", arrived).statusCode(403);
        get(PROVINCE, "/api/v1/payments/ageing?region=330300")
                .body("rows[0].clock", equalTo("receipt"))
                .body("rows[0].inTransit", equalTo("3000.00"))
                .body("buckets[0].open", equalTo("3000.00"));
    }

    @Test
    @Order(3)
    void one_that_is_withdrawn_or_returned_may_be_applied_for_again() {
        Map<String, Object> residents =
                Map.of("notice", "330000-2027-8-0001", "scheme", "resident");
        String first =
                apply("finance-maker", "agency", HANGZHOU, residents)
                        .statusCode(201)
                        .body("amount", equalTo("1200.00"))
                        .extract()
                        .path("id");
        post(
                        "finance-maker",
                        "agency",
                        HANGZHOU,
                        REMITTANCES + "/" + first + "/withdrawal",
                        Map.of("reason", "误申请"))
                .statusCode(200)
                .body("state", equalTo("withdrawn"));
        String second =
                apply("finance-maker", "agency", HANGZHOU, residents)
                        .statusCode(201)
                        .extract()
                        .path("id");
        String path = REMITTANCES + "/" + second;
        Map<String, Object> back = Map.of("returnedOn", "2027-03-24", "reason", "户名不符");
        post("finance-checker", "bureau", HANGZHOU, path + "/return", back).statusCode(409);
        post(
                        "finance-checker",
                        "bureau",
                        HANGZHOU,
                        path + "/sending",
                        Map.of("sentOn", "2027-03-24", "bankReference", "Z-X"))
                .statusCode(200);
        post("finance-checker", "bureau", HANGZHOU, path + "/return", back)
                .statusCode(200)
                .body("state", equalTo("returned"));
        get(PROVINCE, REMITTANCES + "?region=330100&state=returned").body("items", hasSize(1));
        as("finance-maker", "x", HANGZHOU)
                .get(REMITTANCES)
                .then()
                .body("items.region", contains(HANGZHOU, HANGZHOU));
    }

    @Test
    @Order(20)
    void a_statement_with_bad_cells_is_refused_whole_naming_each() {
        upload(
                        PROVINCE,
                        "付款方,收款方,金额,日期,附言\n"
                                + "杭州市财政局,浙江省医保局,五千,2027-03-24,款\n"
                                + "杭州市财政局,,1.00,2027-03-25,款\n")
                .statusCode(422)
                .body("type", equalTo("/problems/bank-statement-unreadable"))
                .body("violations.field", contains("row 2.amount", "row 3.payee", "row 3.date"))
                .body("violations.rule", contains("amount", "required", "past"));
        upload(PROVINCE, "").statusCode(422);
        assertThat(count("select count(*) from bank_statement where owner = '330000'")).isZero();
        as("finance-checker", "checker", PROVINCE)
                .contentType("text/csv")
                .body("x")
                .post(STATEMENTS)
                .then()
                .statusCode(403);
    }

    @Test
    @Order(21)
    void a_statement_is_matched_by_code_then_by_parties_and_the_rest_is_left_to_people() {
        String file =
                "某银行交易明细,,,,,\n"
                        + "流水号,付款方,收款方,金额,交易日期,摘要\n"
                        + line("Z-A", "杭州市财政局", "5000.00", code("330000-2027-8-0001"))
                        + line("Z-B", "温州市财政局", "1000.00", code("330000-2027-8-0002").toLowerCase())
                        + line("Z-C", "某某公司", "77.00", "货款")
                        + line("Z-D", "杭州市财政局", "1300.00", code("330000-2027-8-0001") + "居民")
                        + line("Z-E", "温州市财政局", "2000.00", "二月清算余款");
        statement = upload(PROVINCE, file).statusCode(201).extract().path("id");

        get(PROVINCE, STATEMENTS + "/" + statement)
                .body("lines", equalTo(5))
                .body("states.find { it.state == 'matched' }.lines", equalTo(3))
                .body("states.find { it.state == 'over' }.matched", equalTo("1200.00"))
                .body("states.find { it.state == 'unmatched' }.amount", equalTo("77.00"));
        get(PROVINCE, STATEMENTS + "/" + statement + "/lines")
                .body("items.row", contains(3, 4, 5, 6, 7))
                .body(
                        "items.rule",
                        contains(
                                "remittance-code",
                                "remittance-code",
                                "none",
                                "remittance-code",
                                "parties-and-amount"))
                .body(
                        "items.difference",
                        equalTo(Arrays.asList("0.00", "-2000.00", null, "100.00", "0.00")))
                .body("items[0].matches[0].notice", equalTo("330000-2027-8-0001"))
                .body("items[0].matches[0].scheme", equalTo("employee"))
                .body("items[2].reason", equalTo("no-notice"))
                .body("items[3].rest", equalTo("100.00"))
                .body("items[3].reason", equalTo("more-than-open"));
        for (String number : List.of("330000-2027-8-0001", "330000-2027-8-0002")) {
            get(PROVINCE, "/api/v1/notices/" + number).body("state", equalTo("paid"));
        }
        assertThat(count("select count(*) from transfer where bank_reference like 'Z-%'"))
                .isEqualTo(4);
        get(PROVINCE, REMITTANCES + "/" + remittance)
                .body("state", equalTo("arrived"))
                .body("arrived", equalTo("3000.00"))
                .body("difference", equalTo("0.00"));

        upload(PROVINCE, file).statusCode(201).body("id", equalTo(statement));
        upload(
                        PROVINCE,
                        "流水号,付款方,收款方,金额,交易日期,摘要\n"
                                + line("Z-A", "杭州市财政局", "5000.00", "")
                                + line("Z-F", "某某公司", "1.00", ""))
                .statusCode(201)
                .body("lines", equalTo(1))
                .body("repeated", equalTo(1));
        upload(PROVINCE, "流水号,付款方,收款方,金额,交易日期,摘要\n" + line("Z-A", "杭州市财政局", "5000.01", ""))
                .statusCode(409)
                .body("type", equalTo("/problems/bank-reference-used"))
                .body("violations[0].field", equalTo("row 2.reference"));
        assertThat(count("select count(*) from transfer where bank_reference like 'Z-%'"))
                .isEqualTo(4);
        upload(HANGZHOU, "流水号,付款方,收款方,金额,交易日期,摘要\n" + line("Z-A", "杭州市财政局", "5000.00", "付清算款"))
                .statusCode(201)
                .body("states.state", contains("matched"));
        assertThat(count("select count(*) from transfer where bank_reference like 'Z-%'"))
                .as("both sides tell of one transfer")
                .isEqualTo(4);
        as("finance-maker", "other", WENZHOU)
                .get(STATEMENTS + "/" + statement)
                .then()
                .statusCode(404);
        get(PROVINCE, STATEMENTS + "/lines?state=unmatched").body("items", hasSize(2));
        String result =
                get(PROVINCE, STATEMENTS + "/" + statement + "/result?format=csv")
                        .extract()
                        .asString();
        assertThat(result).contains("330000-2027-8-0002", "多于应付，余额待认领");
    }

    @Test
    @Order(22)
    void what_no_rule_matches_one_person_assigns_and_another_confirms() {
        String row = STATEMENTS + "/" + statement + "/lines/5/assignment";
        Map<String, Object> dismissal = Map.of("dismiss", true, "reason", "与清算无关的货款");
        Map<String, Object> reason = Map.of("reason", "已核实");
        post("finance-maker", "maker", PROVINCE, row, Map.of("reason", "x")).statusCode(400);
        post("finance-checker", "checker", PROVINCE, row, dismissal).statusCode(403);
        post("finance-checker", "checker", PROVINCE, row + "/confirmation", reason)
                .statusCode(404)
                .body("type", equalTo("/problems/assignment-unknown"));
        post(
                        "finance-maker",
                        "maker",
                        PROVINCE,
                        row,
                        Map.of(
                                "parts",
                                List.of(
                                        Map.of(
                                                "notice", "330000-2027-8-0002",
                                                "scheme", "employee",
                                                "amount", "77.00")),
                                "reason",
                                "温州代付"))
                .statusCode(409)
                .body("type", equalTo("/problems/payment-too-high"));
        post("finance-maker", "maker", PROVINCE, row, dismissal)
                .statusCode(201)
                .body("assigned", equalTo(true))
                .body("state", equalTo("unmatched"));
        post("finance-maker", "maker2", PROVINCE, row, dismissal)
                .statusCode(409)
                .body("type", equalTo("/problems/assignment-open"));
        post("finance-checker", "maker", PROVINCE, row + "/confirmation", reason)
                .statusCode(403)
                .body("type", equalTo("/problems/assignment-needs-another"));
        post("finance-checker", "checker", PROVINCE, row + "/rejection", reason)
                .statusCode(200)
                .body("state", equalTo("unmatched"))
                .body("assigned", equalTo(false));
        post("finance-maker", "maker", PROVINCE, row, dismissal).statusCode(201);
        post("finance-checker", "checker", PROVINCE, row + "/confirmation", reason)
                .statusCode(200)
                .body("state", equalTo("dismissed"));
        post("finance-maker", "maker", PROVINCE, row, dismissal)
                .statusCode(409)
                .body("type", equalTo("/problems/bank-line-settled"));
        get(PROVINCE, STATEMENTS + "/" + statement + "/lines/5/assignments")
                .body("state", contains("rejected", "confirmed"));
    }

    @Test
    @Order(30)
    void a_hospital_is_paid_in_two_parts_and_learns_what_each_is_for() {
        String payments = "/api/v1/hospital-payments";
        payHospital("finance-checker", HANGZHOU, "5000.00", "HP1").statusCode(403);
        payHospital("finance-maker", NINGBO, "5000.00", "HP1").statusCode(403);
        payHospital("finance-checker", NINGBO, "9200.01", "HP1")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-too-high"));
        String first =
                payHospital("finance-checker", NINGBO, "5000.00", "HP1")
                        .statusCode(201)
                        .body("applied", equalTo("9300.00"))
                        .body("deducted", equalTo("100.00"))
                        .body("payable", equalTo("9200.00"))
                        .body("open", equalTo("4200.00"))
                        .extract()
                        .path("payments[0].id");
        payHospital("finance-checker", NINGBO, "5000.00", "HP1").statusCode(201);
        payHospital("finance-checker", NINGBO, "4999.00", "HP1")
                .statusCode(409)
                .body("type", equalTo("/problems/bank-reference-used"));
        String second =
                payHospital("finance-checker", NINGBO, "4200.00", "HP2")
                        .statusCode(201)
                        .body("open", equalTo("0.00"))
                        .extract()
                        .path("payments[1].id");
        assertThat(paidLines())
                .containsExactly(
                        "Z1 0 500000",
                        "Z2 0 0",
                        "Z3 0 0",
                        "Z1 500000 0",
                        "Z2 0 120000",
                        "Z3 0 300000");

        String hospital = TestKeys.hospital(HOSPITAL);
        String file =
                given().auth()
                        .oauth2(hospital)
                        .get(payments + "/" + second + "/remittance?format=csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(file)
                .contains(
                        "HP2",
                        "重复收费",
                        "合计,,,,,,,,,9300.00,100.00,,0.00,0.00,9200.00,5000.00,4200.00,0.00");
        given().auth()
                .oauth2(hospital)
                .get(payments + "/" + first + "/remittance")
                .then()
                .statusCode(200)
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        given().auth()
                .oauth2(TestKeys.hospital("H33010000001"))
                .get(payments + "/" + first + "/remittance")
                .then()
                .statusCode(404);
        as("finance-maker", "x", HANGZHOU)
                .get(payments + "/" + first + "/remittance")
                .then()
                .statusCode(404);

        String form = "/api/v1/forms/disbursement?period=2027-02";
        given().auth()
                .oauth2(hospital)
                .get(form)
                .then()
                .statusCode(200)
                .body("form", equalTo("disbursement"))
                .body("header.期别", equalTo("2027年2月"))
                .body("sections[1].rows[0]", hasItem("9200.00"))
                .body("sections[2].totals", hasItem("9200.00"))
                .body("signOff.复核人", equalTo("checker"));
        as("auditor", "x", null)
                .get(form + "&region=" + NINGBO)
                .then()
                .statusCode(200)
                .body("sections[0].rows", hasSize(1))
                .body("sections[0].totals", hasItem("9200.00"));
        as("finance-maker", "x", HANGZHOU).get(form + "&region=" + NINGBO).then().statusCode(403);
        as("finance-maker", "x", HANGZHOU).get(form + "&id=" + HOSPITAL).then().statusCode(403);
        for (String format : List.of("xlsx", "pdf", "csv", "html")) {
            as("finance-maker", "x", NINGBO)
                    .get(form + "&id=" + HOSPITAL + "&format=" + format)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    @Order(40)
    void every_movement_is_booked_once_on_each_side_and_again_to_the_same_bytes() {
        clock.set(Instant.parse("2027-03-25T02:00:00Z"));
        assertThat(booked(HANGZHOU))
                .containsExactlyInAnyOrder(
                        "benefit 5101.01 5000.00 ",
                        "benefit 2201.02  5000.00",
                        "benefit 5102.01 1200.00 ",
                        "benefit 2201.02  1200.00",
                        "payment-out 2201.02 5000.00 ",
                        "payment-out 1003  5000.00",
                        "payment-out 2201.02 1200.00 ",
                        "payment-out 1003  1200.00");
        assertThat(booked(NINGBO))
                .containsExactlyInAnyOrder(
                        "hospital-payment 1201.02 5000.00 ",
                        "hospital-payment 1002  5000.00",
                        "hospital-payment 1201.02 3000.00 ",
                        "hospital-payment 1002  3000.00",
                        "hospital-payment 1201.02 1200.00 ",
                        "hospital-payment 1002  1200.00",
                        "receipt-in 1003 8000.00 ",
                        "receipt-in 1201.02  8000.00",
                        "receipt-in 1003 1200.00 ",
                        "receipt-in 1201.02  1200.00");
        assertThat(booked(PROVINCE))
                .filteredOn(line -> line.startsWith("through"))
                .containsExactlyInAnyOrder(
                        "through-in 1003.01 5000.00 ",
                        "through-in 2201.03  5000.00",
                        "through-in 1003.01 1000.00 ",
                        "through-in 2201.03  1000.00",
                        "through-in 1003.01 1200.00 ",
                        "through-in 2201.03  1200.00",
                        "through-in 1003.01 2000.00 ",
                        "through-in 2201.03  2000.00",
                        "through-out 2201.03 8000.00 ",
                        "through-out 1003.01  8000.00",
                        "through-out 2201.03 1200.00 ",
                        "through-out 1003.01  1200.00");
        as("finance-maker", "x", HANGZHOU)
                .get("/api/v1/forms/voucher?period=2027-03&region=330100")
                .then()
                .statusCode(200)
                .body("sections[0].totals", hasItem("12400.00"));
        for (String format : List.of("xlsx", "pdf", "csv", "html")) {
            as("finance-maker", "x", HANGZHOU)
                    .get("/api/v1/forms/voucher?period=2027-03&region=330100&format=" + format)
                    .then()
                    .statusCode(200);
        }
        as("finance-maker", "x", WENZHOU)
                .get("/api/v1/vouchers?period=2027-03&region=330100")
                .then()
                .statusCode(403);
        as("finance-maker", "x", HANGZHOU)
                .get("/api/v1/vouchers?period=2027&region=330100")
                .then()
                .statusCode(400);

        String before = vouchers(PROVINCE);
        byte[] workbook = workbook();
        clock.set(Instant.parse("2027-04-02T02:00:00Z"));
        assertThat(vouchers(PROVINCE)).isEqualTo(before);
        assertThat(workbook()).isEqualTo(workbook);
    }

    private static byte[] workbook() {
        return as("finance-maker", "x", PROVINCE)
                .get("/api/v1/forms/voucher?period=2027-03&region=330000&format=xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    @Order(41)
    void a_mapping_is_imported_for_the_months_to_come_only() {
        String shipped =
                as("administrator", "admin", null)
                        .get(MAPPINGS)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        imported(shipped).statusCode(200);
        String own = shipped.replace("5101.01", "6001.01");
        imported(own).statusCode(422).body("violations[0].rule", equalTo("ahead"));
        String before = vouchers(HANGZHOU);
        imported(own.replace("2022-01", "2027-04")).statusCode(200);
        assertThat(vouchers(HANGZHOU)).isEqualTo(before);
        as("finance-maker", "x", PROVINCE).get(MAPPINGS).then().statusCode(403);
    }

    @Test
    @Order(42)
    void what_the_fund_orders_is_applied_for_sent_short_then_over_or_comes_with_a_statement() {
        fundNotice("330000-2027-F8-0001", "revolving-fund", HANGZHOU, 100_000);
        fundNotice("330000-2027-F8-0002", "emergency", WENZHOU, 50_000);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                count(
                                                "select count(*) from notice where number like '330000-2027-F8-%'")
                                        == 2);
        fundRemittance =
                apply(
                                "finance-maker",
                                "agency",
                                HANGZHOU,
                                Map.of("notice", "330000-2027-F8-0001", "scheme", "employee"))
                        .statusCode(201)
                        .body("amount", equalTo("1000.00"))
                        .body("counterparty", equalTo(NINGBO))
                        .extract()
                        .path("id");
        String path = REMITTANCES + "/" + fundRemittance;
        post(
                        "finance-checker",
                        "bureau",
                        HANGZHOU,
                        path + "/sending",
                        Map.of("sentOn", "2027-04-02", "bankReference", "F-1"))
                .statusCode(200);
        get(PROVINCE, "/api/v1/payments/ageing?kind=revolving-fund")
                .body("rows[0].inTransit", equalTo("1000.00"))
                .body("rows[0].clock", equalTo("receipt"))
                .body("surpluses", hasSize(0));
        post(
                        "finance-maker",
                        "ningbo",
                        NINGBO,
                        path + "/arrival",
                        Map.of("amount", "600.00", "arrivedOn", "2027-04-02"))
                .statusCode(200)
                .body("state", equalTo("short"))
                .body("difference", equalTo("-400.00"));
        get(PROVINCE, "/api/v1/notices/330000-2027-F8-0001")
                .body("state", equalTo("part-paid"))
                .body("outstanding", equalTo("400.00"));
        post(
                        "finance-maker",
                        "ningbo",
                        NINGBO,
                        path + "/arrival",
                        Map.of(
                                "amount", "450.00",
                                "arrivedOn", "2027-04-02",
                                "bankReference", "F-2"))
                .statusCode(200)
                .body("state", equalTo("over"))
                .body("difference", equalTo("50.00"));
        get(PROVINCE, "/api/v1/notices/330000-2027-F8-0001").body("state", equalTo("paid"));

        upload(
                        PROVINCE,
                        "流水号,付款方,收款方,金额,交易日期,摘要\n"
                                + line("F-3", "温州市财政局", "500.00", code("330000-2027-F8-0002")))
                .statusCode(201)
                .body("states.state", contains("matched"));
        get(PROVINCE, "/api/v1/notices/330000-2027-F8-0002").body("state", equalTo("paid"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from outbox") == 0);
        assertThat(events.of("notice-paid.v1"))
                .filteredOn(
                        event -> String.valueOf(event.get("notice")).startsWith("330000-2027-F8"))
                .extracting(
                        event ->
                                event.get("kind")
                                        + " "
                                        + event.get("amountFen")
                                        + " "
                                        + event.get("outstandingFen"))
                .containsExactlyInAnyOrder(
                        "revolving-fund 60000 40000",
                        "revolving-fund 40000 0",
                        "emergency 50000 0");
        assertThat(Desk.booked(HANGZHOU, "2027-04"))
                .contains("prepayment-out 1201.01 600.00 ", "prepayment-out 1003  400.00");
        assertThat(Desk.booked(NINGBO, "2027-04")).contains("prepayment-in 1003 600.00 ");
        assertThat(Desk.booked(WENZHOU, "2027-04")).contains("prepayment-out 1201.01 500.00 ");
    }

    @Test
    @Order(43)
    void what_has_come_over_is_given_back_by_two_people_and_a_third_step() {
        get(PROVINCE, "/api/v1/payments/surpluses")
                .body("held", contains("100.00", "50.00"))
                .body("payer", contains(HANGZHOU, HANGZHOU))
                .body("days", contains(9, 0));
        get(WENZHOU, "/api/v1/payments/surpluses").body("size()", equalTo(0));
        as("authority", "director", PROVINCE)
                .post("/api/v1/periods/2027-02/closing?authority=330000")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/surplus-held"))
                .body("violations[0].field", equalTo("330000-2027-8-0001"));

        Map<String, Object> line = new java.util.HashMap<>();
        line.put("statement", statement);
        line.put("row", 6);
        line.put("reason", "居民多划，退回");
        refund("finance-checker", "checker", PROVINCE, line).statusCode(403);
        refund("finance-maker", "agency", HANGZHOU, line).statusCode(403);
        refund("finance-maker", "agency", WENZHOU, line)
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-over"));
        refund("finance-maker", "maker", PROVINCE, Map.of("reason", "x")).statusCode(400);
        line.put("amount", "100.01");
        refund("finance-maker", "maker", PROVINCE, line)
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-over"));
        line.remove("amount");
        String rejected =
                refund("finance-maker", "maker", PROVINCE, line)
                        .statusCode(201)
                        .body("amount", equalTo("100.00"))
                        .body("state", equalTo("proposed"))
                        .extract()
                        .path("id");
        refund("finance-maker", "maker2", PROVINCE, line).statusCode(409);
        get(PROVINCE, STATEMENTS + "/" + statement + "/lines?state=refund")
                .body("items[0].rest", equalTo("0.00"))
                .body("items[0].refunded", equalTo("100.00"));
        decided(rejected, "rejection", "checker").statusCode(200);
        get(PROVINCE, STATEMENTS + "/" + statement + "/lines?state=over")
                .body("items[0].rest", equalTo("100.00"));

        String refund =
                refund("finance-maker", "maker", PROVINCE, line)
                        .statusCode(201)
                        .extract()
                        .path("id");
        Map<String, Object> sent = Map.of("returnedOn", "2027-04-02", "bankReference", "TK-1");
        sent(refund, "cashier", sent)
                .statusCode(409)
                .body("type", equalTo("/problems/refund-in-other-state"));
        decided(refund, "approval", "maker")
                .statusCode(403)
                .body("type", equalTo("/problems/refund-needs-another"));
        decided(refund, "approval", "checker").statusCode(200);
        sent(refund, "checker", sent)
                .statusCode(403)
                .body("type", equalTo("/problems/refund-needs-another"));
        sent(refund, "cashier", Map.of("returnedOn", "2027-04-03", "bankReference", "TK-1"))
                .statusCode(400);
        get(PROVINCE, "/api/v1/payments/ageing?authority=330000&period=2027-02")
                .body("surpluses[0].refunding", equalTo("100.00"));
        sent(refund, "cashier", sent).statusCode(200).body("state", equalTo("returned"));
        get(PROVINCE, "/api/v1/payments/ageing?authority=330000&period=2027-02")
                .body("surpluses", hasSize(0));
        as("finance-maker", "x", HANGZHOU)
                .get("/api/v1/payments/refunds?state=returned")
                .then()
                .body("items.amount", contains("100.00"));
        as("finance-maker", "x", WENZHOU)
                .get("/api/v1/payments/refunds/" + refund)
                .then()
                .statusCode(404);

        String fund =
                refund(
                                "finance-maker",
                                "ningbo",
                                NINGBO,
                                Map.of("remittance", fundRemittance, "reason", "多到退回"))
                        .statusCode(201)
                        .body("amount", equalTo("50.00"))
                        .body("holder", equalTo(NINGBO))
                        .extract()
                        .path("id");
        decided(fund, "approval", "checker").statusCode(200);
        sent(fund, "cashier", sent).statusCode(409);
        sent(fund, "cashier", Map.of("returnedOn", "2027-04-02", "bankReference", "TK-2"))
                .statusCode(200);
        get(PROVINCE, "/api/v1/payments/surpluses").body("size()", equalTo(0));

        assertThat(Desk.booked(HANGZHOU, "2027-04"))
                .filteredOn(one -> one.startsWith("surplus"))
                .containsExactlyInAnyOrder(
                        "surplus-out 1201.03 100.00 ",
                        "surplus-out 1003  100.00",
                        "surplus-back 1003 100.00 ",
                        "surplus-back 1201.03  100.00",
                        "surplus-out 1201.03 50.00 ",
                        "surplus-out 1003  50.00",
                        "surplus-back 1003 50.00 ",
                        "surplus-back 1201.03  50.00");
        assertThat(Desk.booked(PROVINCE, "2027-04"))
                .filteredOn(one -> one.startsWith("surplus"))
                .containsExactlyInAnyOrder(
                        "surplus-in 1003.01 100.00 ",
                        "surplus-in 2201.04  100.00",
                        "surplus-return 2201.04 100.00 ",
                        "surplus-return 1003.01  100.00");
        get(HANGZHOU, "/api/v1/forms/payment-application?period=2027-02&region=330100")
                .body("sections[0].rows[1][0]", containsString("已全部划拨"))
                .body("sections[2].name", equalTo("多划及退回"))
                .body("sections[2].totals", hasItem("100.00"));
    }

    private static ValidatableResponse refund(
            String role, String user, String region, Map<String, Object> body) {
        return post(role, user, region, "/api/v1/payments/refunds", body);
    }

    private static ValidatableResponse decided(String id, String decision, String user) {
        return post(
                "finance-checker",
                user,
                PROVINCE,
                "/api/v1/payments/refunds/" + id + "/" + decision,
                Map.of("reason", "已核实"));
    }

    private static ValidatableResponse sent(String id, String user, Map<String, Object> body) {
        return post(
                user.equals("checker") ? "finance-checker" : "finance-maker",
                user,
                PROVINCE,
                "/api/v1/payments/refunds/" + id + "/sending",
                body);
    }

    private void fundNotice(String number, String kind, String region, long fen) {
        ObjectNode event = Publisher.example("fund-notice-issued.v1");
        event.put("notice", number)
                .put("authority", PROVINCE)
                .put("kind", kind)
                .put("region", region)
                .put("signedOn", "2027-03-30")
                .put("deadline", "2027-04-13");
        ((ObjectNode) event.get("lines").get(0)).put("counterparty", NINGBO).put("amountFen", fen);
        publisher.send("fund-events", "fund-notice-issued.v1", region + ":employee", event);
    }

    @Test
    @Order(50)
    void a_square_period_is_closed() {
        as("authority", "director", PROVINCE)
                .post("/api/v1/periods/2027-02/closing?authority=330000")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse imported(String yaml) {
        return as("administrator", "admin", null)
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post(MAPPINGS)
                .then();
    }

    private static String vouchers(String region) {
        return Desk.vouchers(region, "2027-03");
    }

    private static List<String> booked(String region) {
        return Desk.booked(region, "2027-03");
    }

    private List<String> paidLines() {
        String sql =
                """
                select l.settlement_id || ' ' || l.before_fen || ' ' || l.paid_fen
                from hospital_payment_line l
                join hospital_payment p on p.id = l.payment
                order by p.bank_reference, l.no
                """;
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    private static ValidatableResponse payHospital(
            String role, String region, String amount, String reference) {
        return post(
                role,
                "cashier",
                region,
                "/api/v1/hospital-payments",
                Map.of(
                        "institution", HOSPITAL,
                        "period", MONTH,
                        "amount", amount,
                        "paidOn", "2027-03-24",
                        "bankReference", reference));
    }

    private void settle(String id, String insured, String scheme, long fen) {
        settle(id, insured, NINGBO, scheme, FEBRUARY, fen, 0);
    }

    private static String line(String reference, String payer, String amount, String remark) {
        return reference + "," + payer + ",浙江省医疗保障局清算账户," + amount + ",2027-03-24," + remark + "\n";
    }

    private static String code(String number) {
        return get(PROVINCE, "/api/v1/notices/" + number).extract().path("remittanceCode");
    }

    private static ValidatableResponse upload(String region, String csv) {
        return as("finance-maker", "maker", region)
                .contentType("text/csv")
                .body(csv.getBytes(Charset.forName("GB18030")))
                .post(STATEMENTS)
                .then();
    }

    private static ValidatableResponse apply(
            String role, String user, String region, Map<String, Object> body) {
        return post(role, user, region, REMITTANCES, body);
    }

    private ValidatableResponse step(
            String role, String user, String region, String step, Map<String, Object> body) {
        return post(role, user, region, REMITTANCES + "/" + remittance + "/" + step, body);
    }

    private static ValidatableResponse post(
            String role, String user, String region, String path, Map<String, Object> body) {
        return Desk.post(path, role, user, region, body);
    }

    private static ValidatableResponse get(String region, String path) {
        return as("finance-maker", "reader", region).get(path).then().statusCode(200);
    }
}
