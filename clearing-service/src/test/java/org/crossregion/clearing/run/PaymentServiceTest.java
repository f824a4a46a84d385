package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.clearing.run.Desk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.crossregion.messaging.Parking;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The money of October from the notices to the closed period, within Jilin and across its border:
 * on the real broker and the real database. The tests are the chapters of one story.
 *
 * <p>Within the province, employees: Changchun owes 9,400.00, Siping 3,300.00, Jilin gets
 * 12,700.00; residents: Jilin owes 400.00, Changchun gets it. Across its border: Changchun owes
 * Tianjin 2,000.00; Tianjin owes Jilin 500.00 and Siping 250.00.
 */
@QuarkusTest
@TestProfile(PaymentServiceTest.OfItsOwn.class)
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class PaymentServiceTest extends Story {

    private static final String CHANGCHUN = "220100";
    private static final String JILIN = "220200";
    private static final String SIPING = "220300";
    private static final String TIANJIN = "120000";
    private static final Instant OCTOBER = Instant.parse("2026-10-12T06:30:00Z");

    /** An application, a database and a clock of its own. */
    public static class OfItsOwn implements QuarkusTestProfile {}

    @Inject ClearingEvents events;
    @Inject Parking parking;

    private ObjectNode tianjinBill;
    private String siping;
    private String payment;

    @BeforeAll
    void begin() {
        clock.set(Instant.parse("2026-10-10T02:00:00Z"));
        publisher.region("220000", "吉林省");
        publisher.region(CHANGCHUN, "长春市");
        publisher.region(JILIN, "吉林市");
        publisher.region(SIPING, "四平市");
        publisher.region(TIANJIN, "天津市");
        publisher.workingDays(2026, false, "2026-10-01", "2026-10-02");
        for (String region : List.of("220000", CHANGCHUN, JILIN, SIPING)) {
            publisher.account(region, "employee", "99990000" + region + "01");
            publisher.account(region, "resident", "99990000" + region + "02");
        }
        settle("P1", CHANGCHUN, JILIN, "employee", 970_000);
        settle("P2", SIPING, JILIN, "employee", 300_000);
        settle("P3", SIPING, CHANGCHUN, "employee", 30_000);
        settle("P4", JILIN, CHANGCHUN, "resident", 40_000);
        tianjinBill = settle("P5", CHANGCHUN, TIANJIN, "employee", 200_000);
        settle("P6", TIANJIN, JILIN, "employee", 50_000);
        settle("P7", TIANJIN, SIPING, "employee", 25_000);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from allotted_detail") == 7);
        seal("2026-10");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                count("select count(*) from working_days") == 1
                                        && count("select count(*) from fiscal_account") == 8);
        clock.set(Instant.parse("2026-11-24T02:00:00Z"));
    }

    @Test
    @Order(1)
    void issuing_writes_the_notices_of_every_region_net_within_and_gross_across() {
        run("2026-10", "220000", "province");
        run("2026-10", "220000", "national");
        run("2026-10", "100000", "national");

        assertThat(notices("220000", "province"))
                .containsExactly(
                        "220000-2026-8-0001 220100 9400.00",
                        "220000-2026-7-0001 220100 400.00",
                        "220000-2026-8-0002 220200 400.00",
                        "220000-2026-7-0002 220200 12700.00",
                        "220000-2026-8-0003 220300 3300.00");
        assertThat(notices("220000", "national"))
                .containsExactly(
                        "220000-2026-8-0004 220100 2000.00",
                        "220000-2026-7-0003 220200 500.00",
                        "220000-2026-7-0004 220300 250.00");
        assertThat(notices("100000", "national"))
                .containsExactly(
                        "100000-2026-8-0001 120000 750.00",
                        "100000-2026-7-0001 120000 2000.00",
                        "100000-2026-8-0002 220000 2000.00",
                        "100000-2026-7-0002 220000 750.00");
        get("maker", "finance-maker", "220000", "/api/v1/periods/2026-10?authority=220000")
                .body("notices", hasSize(5))
                .body("notices[0].outstanding", equalTo("9400.00"))
                .body("notices[0].deadline", equalTo("2026-12-08"))
                .body("blocking.rule", contains("notices-outstanding"));
    }

    @Test
    @Order(2)
    void a_notice_shows_its_deadline_code_lines_and_state_to_those_it_concerns() {
        notice("220000-2026-8-0001")
                .body("state", equalTo("issued"))
                .body("kindName", equalTo("月清算"))
                .body("deadline", equalTo("2026-12-08"))
                .body("remittanceCode", equalTo("YD220000202680001G"))
                .body("lines[0].counterparty", equalTo("220000"))
                .body("outstanding", equalTo("9400.00"));
        notice("220000-2026-7-0001").body("deadline", nullValue());
        notice("100000-2026-8-0001")
                .body("applyBy", equalTo("2026-12-01"))
                .body("deadline", equalTo("2026-12-15"))
                .body("receiptBy", equalTo("2026-12-22"));
        assertThat(
                        given().auth()
                                .oauth2(TestKeys.token("finance-maker", "x", SIPING))
                                .get("/api/v1/notices/220000-2026-8-0001")
                                .statusCode())
                .isEqualTo(403);
        get("x", "finance-maker", SIPING, "/api/v1/notices?period=2026-10")
                .body("items.number", contains("220000-2026-8-0003", "220000-2026-7-0004"));
        get("x", "finance-maker", "220000", "/api/v1/notices?period=2026-10&limit=2")
                .body("items", hasSize(2))
                .body("next", equalTo("2"));
        get("x", "auditor", null, "/api/v1/notices?direction=payable&state=issued")
                .body("items", hasSize(6));
    }

    @Test
    @Order(3)
    void forms_7_and_8_are_found_by_number_or_by_whose_they_are() {
        JsonPath order =
                get("x", "auditor", null, "/api/v1/forms/8?id=220000-2026-8-0001")
                        .extract()
                        .jsonPath();
        assertThat(order.getString("title")).isEqualTo("吉林省长春市统筹区2026年10月月清算付款通知书");
        assertThat(order.getString("number")).isEqualTo("220000-2026-8-0001");
        assertThat(order.getMap("signOff"))
                .containsEntry("制表人", "系统（按日历）")
                .containsEntry("单位负责人", "director");
        assertThat(order.prettify()).contains("9999000022010001", "9999000022000001", "玖仟肆佰元整");
        get(
                        "x",
                        "finance-maker",
                        CHANGCHUN,
                        "/api/v1/forms/8?period=2026-10&region=220100&kind=monthly")
                .body("sha256", equalTo(order.getString("sha256")));
        get(
                        "x",
                        "auditor",
                        null,
                        "/api/v1/forms/7?period=2026-10&authority=220000&tier=national&region="
                                + JILIN)
                .body("number", equalTo("220000-2026-7-0003"));
        get("x", "auditor", null, "/api/v1/forms/8?period=2026-10&authority=100000&region=220000")
                .body("title", equalTo("吉林省2026年10月月清算付款通知书"));
        for (String format : List.of("xlsx", "pdf", "csv", "html")) {
            given().auth()
                    .oauth2(TestKeys.token("auditor", "x", null))
                    .get("/api/v1/forms/8?id=220000-2026-8-0001&format=" + format)
                    .then()
                    .statusCode(200);
        }
        given().get("/verify/" + order.getString("code")).then().statusCode(200);
        refused("x", "auditor", null, "/api/v1/forms/7?id=220000-2026-8-0001", 404);
        refused("x", "auditor", null, "/api/v1/forms/8?period=2026-10&region=220581", 404)
                .body("type", equalTo("/problems/notice-unknown"));
        refused("x", "finance-maker", SIPING, "/api/v1/forms/8?id=220000-2026-8-0001", 403);
    }

    @Test
    @Order(3)
    void a_region_applies_for_the_money_and_gets_all_its_papers_in_one_pack() throws IOException {
        JsonPath application =
                get(
                                "x",
                                "finance-maker",
                                CHANGCHUN,
                                "/api/v1/forms/payment-application?period=2026-10&region=220100")
                        .extract()
                        .jsonPath();
        assertThat(application.prettify()).contains("220000-2026-8-0001", "玖仟肆佰元整");
        assertThat(application.getString("sections[3].totals[3]"))
                .as("the bridge ends where the way to the orders begins")
                .isEqualTo(application.getString("sections[4].rows[0][3]"));
        assertThat(application.getString("sections[4].totals[3]"))
                .as("which ends with the orders")
                .isEqualTo(application.getString("sections[1].totals[4]"));
        refused(
                        "x",
                        "auditor",
                        null,
                        "/api/v1/forms/payment-application?period=2026-10&region=220581",
                        404)
                .body("type", equalTo("/problems/notice-unknown"));
        for (String form : List.of("matrix", "analysis")) {
            get("x", "auditor", null, "/api/v1/forms/" + form + "?period=2026-10&authority=220000")
                    .body("form", equalTo(form));
        }

        get("x", "finance-maker", CHANGCHUN, "/api/v1/deadlines?region=220100")
                .body(
                        "find { it.kind == 'notice-transfer' }.subject",
                        equalTo("notice/220000-2026-8-0001"));
        get("x", "authority", "220000", "/api/v1/deadlines").body("kind", hasItem("period-step"));
        assertThat(
                        get("x", "finance-maker", CHANGCHUN, "/api/v1/deadlines.ics")
                                .extract()
                                .asString())
                .startsWith("BEGIN:VCALENDAR")
                .contains("notice-transfer/notice/220000-2026-8-0001");
        refused("x", "finance-maker", SIPING, "/api/v1/deadlines?region=220100", 403);

        String pack = "/api/v1/packs/2026-10?authority=220000&region=220100";
        List<String> files = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(
                        new ByteArrayInputStream(
                                get("x", "finance-maker", CHANGCHUN, pack)
                                        .extract()
                                        .asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName());
            }
        }
        assertThat(files)
                .contains("contents.csv", "8-吉林省长春市统筹区2026年10月月清算付款通知书.pdf")
                .anyMatch(name -> name.startsWith("12-") && name.endsWith(".xlsx"));
        refused("x", "finance-maker", SIPING, pack, 403);
    }

    @Test
    @Order(4)
    void a_notice_on_which_nothing_is_paid_is_voided_and_issued_again() {
        post("director", "authority", "310000", "/api/v1/notices/220000-2026-8-0003/void", reason())
                .statusCode(403);
        siping =
                post(
                                "director",
                                "authority",
                                "220000",
                                "/api/v1/notices/220000-2026-8-0003/void",
                                reason())
                        .statusCode(200)
                        .body("number", equalTo("220000-2026-8-0005"))
                        .body("replaces", equalTo("220000-2026-8-0003"))
                        .body("outstanding", equalTo("3300.00"))
                        .extract()
                        .path("number");
        notice("220000-2026-8-0003")
                .body("state", equalTo("void"))
                .body("replacedBy", equalTo(siping))
                .body("voided.reason", equalTo("收款账户已变更"));
        post("director", "authority", "220000", "/api/v1/notices/220000-2026-8-0003/void", reason())
                .statusCode(409)
                .body("type", equalTo("/problems/notice-void"));
        pay("220000-2026-8-0003", "employee", "1.00", "V1")
                .statusCode(409)
                .body("type", equalTo("/problems/notice-void"))
                .body("detail", containsString(siping));
        assertThat(notices("220000", "province")).hasSize(6);
    }

    @Test
    @Order(5)
    void what_is_no_payment_is_refused() {
        pay("220000-2026-8-0001", "employee", "9400.01", "R1")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-too-high"))
                .body("detail", containsString("0.01 is too much"));
        pay("220000-2026-8-0001", "resident", "1.00", "R2")
                .statusCode(400)
                .body("violations[0].field", equalTo("scheme"));
        pay("220000-2026-7-0002", "employee", "1.00", "R3")
                .statusCode(409)
                .body("type", equalTo("/problems/notice-not-payable"));
        pay("220000-2026-8-9999", "employee", "1.00", "R4")
                .statusCode(404)
                .body("type", equalTo("/problems/notice-unknown"));
        pay("220000-2026-8-0001", "employee", "0.00", "R5").statusCode(400);
        pay("220000-2026-8-0001", "employee", "1.001", "R5").statusCode(400);
        record("x", "finance-maker", SIPING, payment("220000-2026-8-0001", "employee", "1.00", "R"))
                .statusCode(403);
        record("x", "finance-checker", "220000", payment(siping, "employee", "1.00", "R"))
                .statusCode(403);
        record(
                        "x",
                        "finance-maker",
                        "220000",
                        with(payment(siping, "employee", "1.00", "R"), "paidOn", "2026-11-25"))
                .statusCode(400)
                .body("violations[0].field", equalTo("paidOn"));
        Map<String, Object> code = payment(null, "employee", "1.00", "R");
        record("x", "finance-maker", "220000", with(code, "remittanceCode", "YD220000202680001H"))
                .statusCode(400)
                .body("violations[0].field", equalTo("remittanceCode"));
        record("x", "finance-maker", "220000", code)
                .statusCode(400)
                .body("violations[0].field", equalTo("notice"));
        assertThat(count("select count(*) from transfer")).isZero();
    }

    @Test
    @Order(6)
    void a_transfer_is_recorded_once_whoever_tells_of_it_how_often() throws Exception {
        Callable<String> told =
                () ->
                        pay("220000-2026-8-0001", "employee", "5000.00", "BK1")
                                .statusCode(201)
                                .extract()
                                .path("id");
        assertThat(Desk.together(List.of(told, told, told, told))).containsOnly(told.call());
        notice("220000-2026-8-0001")
                .body("state", equalTo("part-paid"))
                .body("outstanding", equalTo("4400.00"))
                .body("transfers", hasSize(1))
                .body("transfers[0].bankReference", equalTo("BK1"));
        pay("220000-2026-8-0001", "employee", "5000.01", "BK1")
                .statusCode(409)
                .body("type", equalTo("/problems/bank-reference-used"));
        post("director", "authority", "220000", "/api/v1/notices/220000-2026-8-0001/void", reason())
                .statusCode(409)
                .body("type", equalTo("/problems/notice-paid"));
    }

    @Test
    @Order(7)
    void a_code_or_only_the_region_finds_the_notice() {
        record(
                        "x",
                        "finance-maker",
                        "220000",
                        with(
                                payment(null, "employee", "400.00", "BK2"),
                                "remittanceCode",
                                "yd 220000202680001g"))
                .statusCode(201)
                .body("matches[0].notice", equalTo("220000-2026-8-0001"));
        record(
                        "x",
                        "finance-maker",
                        JILIN,
                        with(payment(null, "resident", "400.00", "BK3"), "region", JILIN))
                .statusCode(201)
                .body("matches.notice", contains("220000-2026-8-0002"));
        notice("220000-2026-8-0002").body("state", equalTo("paid"));
        record(
                        "x",
                        "finance-maker",
                        JILIN,
                        with(payment(null, "resident", "0.01", "BK4"), "region", JILIN))
                .statusCode(409)
                .body("type", equalTo("/problems/payment-too-high"));
        get("x", "finance-maker", "220000", "/api/v1/payments?period=2026-10&authority=220000")
                .body("items.bankReference", contains("BK1", "BK2", "BK3"));
        get("x", "finance-maker", JILIN, "/api/v1/payments").body("items", hasSize(1));
    }

    @Test
    @Order(8)
    void when_all_the_money_of_a_scheme_is_in_the_next_morning_pays_its_receivers() {
        clock.set(Instant.parse("2026-11-25T02:00:00Z"));

        notice("220000-2026-7-0001")
                .body("state", equalTo("paid"))
                .body("transfers[0].how", equalTo("disbursement"));
        notice("220000-2026-7-0002").body("state", equalTo("issued"));
        get(
                        "x",
                        "finance-maker",
                        "220000",
                        "/api/v1/payments/disbursements?authority=220000&period=2026-10")
                .body("amount", contains("400.00"))
                .body("madeBy", contains("calendar"));
    }

    @Test
    @Order(9)
    void by_hand_receivers_are_paid_once_from_what_is_there_even_before_the_due_date()
            throws Exception {
        Callable<List<String>> paidOut = () -> disburse("province").extract().path("amount");
        assertThat(Desk.together(List.of(paidOut, paidOut, paidOut)).stream().flatMap(List::stream))
                .containsExactly("5400.00");
        notice("220000-2026-7-0002")
                .body("state", equalTo("part-paid"))
                .body("outstanding", equalTo("7300.00"));
        assertThat(events("funds-short.v1")).isEmpty();
        positionsMustHold();
    }

    @Test
    @Order(10)
    void the_day_after_the_deadline_orders_are_overdue_and_the_fund_is_asked_once() {
        pay("220000-2026-8-0001", "employee", "1400.00", "BK5").statusCode(201);
        clock.set(Instant.parse("2026-12-08T15:59:00Z"));
        notice("220000-2026-8-0001").body("state", equalTo("part-paid"));
        clock.set(Instant.parse("2026-12-08T16:31:00Z"));
        clock.set(Instant.parse("2026-12-10T02:00:00Z"));

        notice("220000-2026-8-0001").body("state", equalTo("overdue"));
        List<Map<String, Object>> overdue = events("notice-overdue.v1");
        assertThat(overdue)
                .extracting(event -> event.get("notice") + " " + event.get("outstandingFen"))
                .containsExactly("220000-2026-8-0001 260000", siping + " 330000");
        List<Map<String, Object>> asked = events("funds-short.v1");
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0))
                .containsEntry("authority", "220000")
                .containsEntry("scheme", "employee")
                .containsEntry("amountFen", 590_000);
        assertThat(asked.get(0).get("debtors").toString())
                .isEqualTo(
                        "[{region=220100, amountFen=260000}, {region=220300, amountFen=330000}]");
        payment = (String) asked.get(0).get("payment");
        notice("220000-2026-7-0002").body("outstanding", equalTo("5900.00"));
        positionsMustHold();
    }

    @Test
    @Order(11)
    void what_the_fund_lends_goes_to_who_is_owed_and_the_rest_stays_owed_by_name() {
        ObjectNode drawn = Publisher.example("fund-drawn.v1");
        drawn.put("payment", payment).put("amountFen", 400_000);
        drawn.set(
                "draws",
                new ObjectMapper()
                        .valueToTree(
                                List.of(
                                        draw(CHANGCHUN, JILIN, 250_000),
                                        draw(SIPING, JILIN, 150_000))));
        publisher.send("fund-events", "fund-drawn.v1", "220000:province:2026-10", drawn);
        publisher.send("fund-events", "fund-drawn.v1", "220000:province:2026-10", drawn);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from fund_draw") == 1 && lag.total() == 0);

        notice("220000-2026-7-0002").body("outstanding", equalTo("1900.00"));
        assertThat(parking.parked()).isZero();
        positionsMustHold();
    }

    @Test
    @Order(12)
    void late_money_first_pays_who_is_owed_and_then_gives_back_to_the_fund() {
        pay("220000-2026-8-0001", "employee", "2600.00", "BK6").statusCode(201);
        clock.set(Instant.parse("2026-12-11T02:00:00Z"));

        notice("220000-2026-7-0002").body("state", equalTo("paid"));
        assertThat(events("fund-repaid.v1"))
                .extracting(event -> event.get("region") + " " + event.get("amountFen"))
                .containsExactly("220100 70000");

        pay(siping, "employee", "3300.00", "BK7").statusCode(201);
        disburse("province").body("amount", hasSize(0));
        assertThat(events("fund-repaid.v1"))
                .extracting(event -> event.get("region") + " " + event.get("amountFen"))
                .containsExactly("220100 70000", "220100 180000", "220300 150000");
        positionsMustHold();
        get("x", "auditor", null, "/api/v1/payments/positions?authority=220000&tier=province")
                .body("find { it.scheme == 'employee' }.paidIn", equalTo("12700.00"))
                .body("find { it.scheme == 'employee' }.fromFund", equalTo("4000.00"))
                .body("find { it.scheme == 'employee' }.toFund", equalTo("4000.00"))
                .body("find { it.scheme == 'employee' }.paidOut", equalTo("12700.00"))
                .body("find { it.scheme == 'employee' }.balance", equalTo("0.00"));
    }

    @Test
    @Order(13)
    void between_provinces_what_one_pays_settles_what_the_other_gets() {
        pay("220000-2026-8-0004", "employee", "2000.00", "BN1").statusCode(201);
        pay("100000-2026-8-0002", "employee", "2000.00", "BN2").statusCode(201);
        notice("100000-2026-7-0001")
                .body("state", equalTo("paid"))
                .body("transfers[0].bankReference", equalTo("BN2"));

        String code = notice("100000-2026-8-0001").extract().path("remittanceCode");
        String received = line("BN3", "天津市财政局", "吉林省财政厅", "300.00", code + " 职工");
        upload("310000", received).body("states.state", contains("unmatched"));
        upload("220000", received).body("states.state", contains("matched"));
        notice("100000-2026-8-0001").body("outstanding", equalTo("450.00"));
        get("x", "finance-maker", "220000", "/api/v1/payments/bank-statements/lines?state=matched")
                .body("items[0].rule", equalTo("remittance-code"))
                .body("items[0].difference", equalTo("-450.00"))
                .body("items[0].matches.notice", contains("100000-2026-7-0002"));
        upload(TIANJIN, line("BN3", "天津市财政局", "吉林省财政厅", "300.00", ""))
                .body("states.state", contains("matched"));
        get("x", "finance-maker", TIANJIN, "/api/v1/payments/bank-statements/lines?state=matched")
                .body("items[0].rule", equalTo("told-before"))
                .body("items[0].matches.notice", contains("100000-2026-8-0001"));
        disburse("national").body("amount", contains("300.00"));
        notice("220000-2026-7-0003").body("settled", equalTo("200.00"));
        notice("220000-2026-7-0004").body("settled", equalTo("100.00"));
        Map<String, Object> own = payment("100000-2026-7-0002", "employee", "450.01", "BN4");
        record("x", "finance-maker", "310000", own).statusCode(403);
        record("jilin", "finance-maker", "220000", own)
                .statusCode(409)
                .body("detail", containsString("450.00 is open"));
        String advice = notice("100000-2026-7-0002").extract().path("remittanceCode");
        upload("220000", line("BN4", "某某", "某某", "450.00", advice))
                .body("states.state", contains("matched"));
        clock.set(Instant.parse("2026-12-12T02:00:00Z"));
        notice("220000-2026-7-0003").body("state", equalTo("paid"));
        notice("220000-2026-7-0004").body("state", equalTo("paid"));
        get("x", "auditor", null, "/api/v1/payments/positions?authority=220000&tier=national")
                .body("[0].collected", equalTo("2000.00"))
                .body("[0].passedOn", equalTo("2000.00"))
                .body("[0].paidIn", equalTo("750.00"))
                .body("[0].paidOut", equalTo("750.00"));
    }

    @Test
    @Order(13)
    void the_nation_has_no_account_to_pay_from() {
        post(
                        "checker",
                        "finance-checker",
                        "100000",
                        "/api/v1/payments/disbursements?authority=100000&period=2026-10",
                        Map.of())
                .statusCode(200)
                .body("size()", equalTo(0));
        get("x", "auditor", null, "/api/v1/payments/positions?authority=100000")
                .body("size()", equalTo(0));
        post(
                        "checker",
                        "finance-checker",
                        "310000",
                        "/api/v1/payments/disbursements?authority=220000&period=2026-10",
                        Map.of())
                .statusCode(403);
    }

    @Test
    @Order(14)
    void a_notice_of_the_fund_is_paid_like_any_other_and_the_fund_is_told() {
        ObjectNode issued = Publisher.example("fund-notice-issued.v1");
        publisher.send("fund-events", "fund-notice-issued.v1", "220100:employee", issued);
        publisher.send("fund-events", "fund-notice-issued.v1", "220100:employee", issued);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                count("select count(*) from notice where kind = 'revolving-fund'")
                                        == 1);
        String number = issued.get("notice").asText();

        pay(number, "employee", "10.00", "BF1").statusCode(201);
        assertThat(events("notice-paid.v1"))
                .filteredOn(event -> event.get("notice").equals(number))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .containsEntry("kind", "revolving-fund")
                                        .containsEntry("amountFen", 1000)
                                        .containsEntry("outstandingFen", 0)
                                        .containsEntry("complete", true));
        get("x", "auditor", null, "/internal/audit/fund")
                .body(
                        "rows.find { it.document == '%s' }.amountFen".formatted(number),
                        equalTo(1_000))
                .body("rows.what.unique()", hasItems("settled", "drawn"));
        ObjectNode first = issued.deepCopy();
        first.put("notice", "220000-2027-F8-0002");
        ObjectNode second = issued.deepCopy();
        second.put("notice", "220000-2027-F8-0003").put("replaces", "220000-2027-F8-0002");
        second.put("voidReason", "账户有误");
        ObjectNode third = issued.deepCopy();
        third.put("notice", "220000-2027-F8-0004").put("replaces", number);
        publisher.send("fund-events", "fund-notice-issued.v1", "220100:employee", first);
        publisher.send("fund-events", "fund-notice-issued.v1", "220100:employee", second);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                count(
                                                "select count(*) from notice"
                                                        + " where replaces = '220000-2027-F8-0002'")
                                        == 1);
        get("x", "auditor", null, "/api/v1/notices/220000-2027-F8-0002")
                .body("state", equalTo("void"))
                .body("replacedBy", equalTo("220000-2027-F8-0003"));
        get("x", "auditor", null, "/api/v1/notices/220000-2027-F8-0003")
                .body("applyBy", equalTo("2027-02-17"))
                .body("deadline", equalTo("2027-02-24"));
        ObjectNode moved = Publisher.example("fund-deadline-moved.v1");
        moved.put("subject", "notice/220000-2027-F8-0003");
        publisher.send("fund-events", "fund-deadline-moved.v1", "220100", moved);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                get("x", "auditor", null, "/api/v1/notices/220000-2027-F8-0003")
                                        .body("applyBy", equalTo("2027-02-18"))
                                        .body("deadline", equalTo("2027-02-25")));
        // What is paid is not void, whatever the fund says.
        publisher.send("fund-events", "fund-notice-issued.v1", "220100:third", third);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                count(
                                                "select count(*) from parked_event where message_key = '220100:third'")
                                        == 1);
        refused("x", "auditor", null, "/api/v1/forms/8?id=" + number, 409)
                .body("type", equalTo("/problems/notice-of-fund"));
        post("d", "authority", "220000", "/api/v1/notices/" + number + "/void", reason())
                .statusCode(409);
    }

    @Test
    @Order(15)
    void everything_told_is_as_its_schema_says() {
        for (String type :
                List.of(
                        "notice-issued.v1",
                        "notice-paid.v1",
                        "notice-overdue.v1",
                        "funds-short.v1",
                        "fund-repaid.v1")) {
            List<Map<String, Object>> events = events(type);
            assertThat(events).as(type).isNotEmpty();
            for (Map<String, Object> event : events) {
                assertThat(EventSchema.violations(type, event)).as("%s", event).isEmpty();
            }
        }
    }

    @Test
    @Order(16)
    void what_is_set_off_lent_and_prepaid_is_booked() {
        assertThat(Desk.booked(CHANGCHUN, "2026-11"))
                .filteredOn(line -> line.startsWith("offset"))
                .containsExactlyInAnyOrder("offset 2201.02 300.00 ", "offset 1201.02  300.00");
        assertThat(Desk.booked("220000", "2026-12"))
                .filteredOn(line -> line.startsWith("fund"))
                .containsExactlyInAnyOrder(
                        "fund-draw 1003.01 4000.00 ",
                        "fund-draw 1003.02  4000.00",
                        "fund-repay 1003.02 700.00 ",
                        "fund-repay 1003.01  700.00",
                        "fund-repay 1003.02 1800.00 ",
                        "fund-repay 1003.01  1800.00",
                        "fund-repay 1003.02 1500.00 ",
                        "fund-repay 1003.01  1500.00");
        assertThat(Desk.booked(CHANGCHUN, "2026-12"))
                .contains("prepayment-out 1201.01 10.00 ", "prepayment-out 1003  10.00");
    }

    @Test
    @Order(16)
    void a_square_period_is_closed() {
        audit("2026-10").body("differenceFen.findAll { it != 0 }", hasSize(0));
        step("2026-10", "220000", "province", "closing");
        step("2026-10", "220000", "national", "closing");
        step("2026-10", "100000", "national", "closing");
    }

    @Test
    @Order(17)
    void refunds_that_outweigh_bills_across_a_border_lower_the_next_period() {
        Instant november = Instant.parse("2026-11-20T06:30:00Z");
        publisher.send(publisher.mirror(tianjinBill, "P5M", "refund", november));
        settle("P8", CHANGCHUN, TIANJIN, "employee", 50_000, november);
        awaitDetails(9);
        seal("2026-11");
        clock.set(Instant.parse("2026-12-24T02:00:00Z"));
        run("2026-11", "220000", "national");
        run("2026-11", "100000", "national");

        assertThat(notices("2026-11", "220000", "national")).isEmpty();
        audit("2026-11")
                .body("find { it.direction == 'payable' }.carriedFen", equalTo(-150_000))
                .body("differenceFen.findAll { it != 0 }", hasSize(0));

        Instant december = Instant.parse("2026-12-20T06:30:00Z");
        settle("P9", CHANGCHUN, TIANJIN, "employee", 170_000, december);
        awaitDetails(10);
        seal("2026-12");
        clock.set(Instant.parse("2027-01-22T02:00:00Z"));
        signed("2026-12", "220000", "national");
        given().auth()
                .oauth2(TestKeys.token("authority", "director", "220000"))
                .post("/api/v1/periods/2026-12/issue?authority=220000&tier=national")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/working-days-unknown"))
                .body("detail", containsString("2027"));

        publisher.workingDays(2027, true, "2027-01-01");
        awaitYears(2);
        step("2026-12", "220000", "national", "issue");
        assertThat(notices("2026-12", "220000", "national"))
                .containsExactly("220000-2026-8-0006 220100 200.00");
        audit("2026-12").body("differenceFen.findAll { it != 0 }", hasSize(0));
    }

    @Test
    @Order(18)
    void a_provisional_calendar_that_is_published_otherwise_moves_open_deadlines() {
        notice("220000-2026-8-0006")
                .body("deadline", equalTo("2027-02-12"))
                .body("deadlineProvisional", equalTo(true));

        ObjectNode published =
                publisher.workingDaysOf(
                        2027, "2027-01-01", "2027-02-08", "2027-02-09", "2027-02-10");
        publisher.workingDays(published.put("version", 2));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from working_days where not provisional") == 2);
        clock.set(Instant.parse("2027-01-23T02:00:00Z"));

        notice("220000-2026-8-0006")
                .body("deadline", equalTo("2027-02-17"))
                .body("deadlineProvisional", equalTo(false));
        get("x", "auditor", null, "/api/v1/forms/8?id=220000-2026-8-0006")
                .body("sections[2].rows.find { it[0] == '付款期限' }[1]", equalTo("2027-02-12"));
    }

    private ObjectNode settle(
            String id, String insured, String treatment, String scheme, long fen) {
        return settle(id, insured, treatment, scheme, fen, OCTOBER);
    }

    private ObjectNode settle(
            String id, String insured, String treatment, String scheme, long fen, Instant at) {
        return settle(id, insured, treatment, scheme, at, fen, 0);
    }

    private void awaitDetails(long expected) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from allotted_detail") == expected);
    }

    private void awaitYears(long expected) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from working_days") == expected);
    }

    private void signed(String month, String authority, String tier) {
        if (authority.equals("100000")) {
            for (String step : List.of("reconciliation", "confirmation", "generation")) {
                step(month, authority, tier, step);
            }
        }
        step(month, authority, tier, "publication");
        step(month, authority, tier, "signature");
    }

    private void run(String month, String authority, String tier) {
        signed(month, authority, tier);
        step(month, authority, tier, "issue");
    }

    private static ValidatableResponse audit(String month) {
        return get("x", "auditor", null, "/internal/audit/notices?period=" + month)
                .body("size()", greaterThan(0));
    }

    private static Map<String, Object> draw(String insured, String treatment, long fen) {
        Map<String, Object> draw = new LinkedHashMap<>();
        draw.put("insuredRegion", insured);
        draw.put("treatmentRegion", treatment);
        draw.put("amountFen", fen);
        return draw;
    }

    /** By the calendar the months of hosted provinces are generated already. */
    private void step(String month, String authority, String tier, String step) {
        Map<String, String> hands = new HashMap<>();
        hands.put("reconciliation", "finance-maker maker");
        hands.put("confirmation", "finance-checker checker");
        hands.put("generation", "finance-maker maker");
        hands.put("publication", "finance-checker checker");
        hands.put("signature", "approver approver");
        hands.put("issue", "authority director");
        hands.put("closing", "authority director");
        String[] hand = hands.get(step).split(" ");
        given().auth()
                .oauth2(TestKeys.token(hand[0], hand[1], authority))
                .post(
                        "/api/v1/periods/"
                                + month
                                + "/"
                                + step
                                + "?authority="
                                + authority
                                + "&tier="
                                + tier)
                .then()
                .statusCode(200);
    }

    private List<String> notices(String authority, String tier) {
        return notices("2026-10", authority, tier);
    }

    private List<String> notices(String month, String authority, String tier) {
        return get(
                        "x",
                        "auditor",
                        null,
                        "/api/v1/notices?period="
                                + month
                                + "&authority="
                                + authority
                                + "&tier="
                                + tier)
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .map(
                        notice ->
                                notice.get("number")
                                        + " "
                                        + notice.get("region")
                                        + " "
                                        + notice.get("amount"))
                .toList();
    }

    private static ValidatableResponse notice(String number) {
        return get("x", "auditor", null, "/api/v1/notices/" + number);
    }

    private static ValidatableResponse pay(
            String notice, String scheme, String amount, String reference) {
        return record(
                "maker", "finance-maker", "100000", payment(notice, scheme, amount, reference));
    }

    private static Map<String, Object> payment(
            String notice, String scheme, String amount, String reference) {
        Map<String, Object> payment = new LinkedHashMap<>();
        if (notice != null) {
            payment.put("notice", notice);
        }
        payment.put("scheme", scheme);
        payment.put("amount", amount);
        payment.put("paidOn", "2026-11-24");
        payment.put("bankReference", reference);
        return payment;
    }

    private static Map<String, Object> reason() {
        return Map.of("reason", "收款账户已变更");
    }

    private static ValidatableResponse record(
            String user, String role, String region, Map<String, Object> body) {
        return post(user, role, region, "/api/v1/payments", body);
    }

    private static String line(
            String reference, String payer, String payee, String amount, String remark) {
        return "流水号,付款方,收款方,金额,交易日期,摘要\n"
                + String.join(",", reference, payer, payee, amount, "2026-11-24", remark)
                + "\n";
    }

    private static ValidatableResponse upload(String region, String csv) {
        return given().auth()
                .oauth2(TestKeys.token("finance-maker", "maker", region))
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/payments/bank-statements")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse disburse(String tier) {
        return post(
                        "checker",
                        "finance-checker",
                        "220000",
                        "/api/v1/payments/disbursements?authority=220000&period=2026-10&tier="
                                + tier,
                        Map.of())
                .statusCode(200);
    }

    private static ValidatableResponse post(
            String user, String role, String region, String path, Map<String, Object> body) {
        return Desk.post(path, role, user, region, body);
    }

    private static ValidatableResponse get(String user, String role, String region, String path) {
        return refused(user, role, region, path, 200);
    }

    private static ValidatableResponse refused(
            String user, String role, String region, String path, int status) {
        return Desk.get(path, role, user, region).statusCode(status);
    }

    private List<Map<String, Object>> events(String type) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from outbox") == 0);
        return events.of(type);
    }

    /** By plain sums over the facts: paid in and lent is paid out, given back, or still there. */
    private void positionsMustHold() {
        long balance =
                count(
                        """
                        select ((select coalesce(sum(s.amount_fen), 0)
                                from line_settlement s
                                join notice n on n.number = s.number
                                where s.transfer is not null and n.authority = '220000'
                                  and n.tier = 'province' and n.direction = 'payable')
                             + (select coalesce(sum(amount_fen), 0) from fund_draw)
                             - (select coalesce(sum(amount_fen), 0) from disbursement
                                where tier = 'province')
                             - (select coalesce(sum(amount_fen), 0) from fund_repayment))::bigint
                        """);
        assertThat(balance).isNotNegative();
        JsonPath positions =
                get(
                                "x",
                                "auditor",
                                null,
                                "/api/v1/payments/positions?authority=220000&tier=province")
                        .extract()
                        .jsonPath();
        long shown =
                positions.<String>getList("balance").stream()
                        .mapToLong(
                                yuan ->
                                        new java.math.BigDecimal(yuan)
                                                .movePointRight(2)
                                                .longValue())
                        .sum();
        assertThat(shown).isEqualTo(balance);
    }
}
