package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.security.ServiceTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hospital of Ningbo looks through its details of March, agrees, does not agree, and takes its
 * word back, as the gateway asks for it. Its months lie before those of the other tests, so that no
 * clock need be moved. The chapters come in their order.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class ConfirmationServiceTest extends Story {

    private static final String HANGZHOU = "330100";
    private static final String NINGBO = "330200";
    private static final String HOSPITAL = "H" + NINGBO + "00001";
    private static final Circle ZHEJIANG = new Circle(RegionCode.of("330000"), Tier.PROVINCE);
    private static final Instant MARCH = Instant.parse("2026-03-12T06:30:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-12T06:30:00Z");

    @Inject ServiceTokens services;

    @BeforeAll
    void begin() {
        notBeforeOctober();
    }

    @Test
    @Order(1)
    void details_come_a_hundred_at_a_time_and_pages_do_not_shift_while_more_arrive() {
        for (int i = 1; i <= 105; i++) {
            settle("ZJ" + i, HANGZHOU, NINGBO, 1_000L * i);
        }
        settle("ZO1", NINGBO, HANGZHOU, 7_000);
        awaitDetails("origin_period = '2026-03'", 106);

        List<String> first = ids(extract("2026-03", 1, HOSPITAL));
        assertThat(first).hasSize(100).doesNotHaveDuplicates();
        settle("ZJ106", HANGZHOU, NINGBO, 106_000);
        awaitDetails("origin_period = '2026-03'", 107);
        List<String> second = ids(extract("2026-03", 101, HOSPITAL));

        assertThat(ids(extract("2026-03", 1, HOSPITAL))).isEqualTo(first);
        assertThat(second).hasSize(6).doesNotContainAnyElementsOf(first).contains("ZJ106");
        assertThat(ids(extract("2026-03", 107, HOSPITAL))).isEmpty();
        assertThat(ids(extract("2026-04", 1, HOSPITAL))).isEmpty();
        extract("2026-03", 101, HOSPITAL)
                .body("output.data[0].seqno", equalTo(101))
                .body("output.data[5].seqno", equalTo(106))
                .body(
                        "output.data.find { it.setl_sn == 'ZJ106' }.optins_pay_sumamt",
                        equalTo("1060.00"))
                .body(
                        "output.data.find { it.setl_sn == 'ZJ106' }.medfee_sumamt",
                        equalTo("1160.00"))
                .body("output.data[0].medins_no", equalTo(HOSPITAL));
    }

    @Test
    @Order(2)
    void only_the_other_services_ask_for_hospitals() {
        Map<String, Object> request =
                Desk.message("3260", HOSPITAL, "R0", input(month("2026-03"), List.of()));
        given().contentType("application/json")
                .body(request)
                .post("/internal/his/3260")
                .then()
                .statusCode(401);
        for (String token :
                List.of(
                        TestKeys.hospital(HOSPITAL),
                        TestKeys.token("authority", "director", "330000"))) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(request)
                    .post("/internal/his/3260")
                    .then()
                    .statusCode(403);
        }
        for (String month : List.of("2026-13", "2026-0", "2026-x", "x-01")) {
            ask("3260", HOSPITAL, "R0", month(month), List.of())
                    .statusCode(400)
                    .body("violations[0].field", equalTo("trt_month"));
        }
        ask("3260", "", "R0", month("2026-03"), List.of()).statusCode(400);
    }

    @Test
    @Order(3)
    void what_it_agrees_to_clears_and_what_it_does_not_is_held() {
        confirm("R1", yes("ZJ1"), yes("ZJ2"), no("ZJ3"))
                .statusCode(200)
                .body(
                        "warnings[0]",
                        equalTo(
                                "本次确认2笔30.00元，暂缓1笔30.00元；"
                                        + "2026-03期共106笔56710.00元，已确认2笔，暂缓1笔，未答复103笔"));

        assertThat(standing("ZJ1")).isEqualTo("2026-03 due");
        assertThat(standing("ZJ3")).isEqualTo("2026-03 held");
        confirm("R2", yes("ZJ1"), no("ZJ3"), yes("ZJ4"))
                .statusCode(200)
                .body("warnings[0]", containsString("本次确认1笔40.00元，暂缓0笔0.00元，此前已答复2笔"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(4)
    void a_message_that_does_not_fit_is_refused_whole_and_each_row_named() {
        Map<String, Object> otherAmount = yes("ZJ6");
        otherAmount.put("optins_pay_sumamt", "59.99");
        confirm("R3", yes("ZJ5"), otherAmount, yes("NONE"), yes("ZO1"), yes("ZJ7"), no("ZJ7"))
                .statusCode(422)
                .body("type", equalTo("/problems/confirmation-refused"))
                .body("violations.field", equalTo(List.of("ZJ6", "NONE", "ZO1", "ZJ7")))
                .body("violations[0].message", equalTo("经办机构支付总额不符：中心60.00，上报59.99"))
                .body("violations[1].message", equalTo("中心无此清分明细"))
                .body("violations[2].message", equalTo("中心无此清分明细"))
                .body("violations[3].message", equalTo("重复出现"));
        assertThat(said("ZJ5")).isZero();

        confirm("R4", no("NONE"), withCleared(no("ZJ6"), "59.99"))
                .statusCode(200)
                .body("warnings[0]", containsString("暂缓1笔60.00元，中心无记录1笔"));
        assertThat(standing("ZJ6")).isEqualTo("2026-03 held");
    }

    @Test
    @Order(5)
    void what_an_agency_holds_stays_held_whatever_the_hospital_says() {
        given().auth()
                .oauth2(TestKeys.token("fee-auditor", "auditor", NINGBO))
                .contentType("application/json")
                .body(Map.of("reason", "待核实"))
                .post("/api/v1/details/ZJ8/hold")
                .then()
                .statusCode(200);

        confirm("R5", yes("ZJ8"))
                .statusCode(200)
                .body("warnings[0]", containsString("由经办机构暂缓或须年终申请1笔"));
        assertThat(standing("ZJ8")).isEqualTo("2026-03 held");
    }

    @Test
    @Order(6)
    void one_message_is_taken_back_and_what_was_said_before_counts_again() {
        confirm("R6", yes("ZJ3")).statusCode(200);
        assertThat(standing("ZJ3")).isEqualTo("2026-03 due");

        withdraw("R6", "R7").statusCode(200).body("warnings[0]", containsString("已回退1笔"));
        assertThat(standing("ZJ3")).as("as R1 had said").isEqualTo("2026-03 held");
        withdraw("R6", "R8").statusCode(422).body("violations[0].message", containsString("R6"));
        withdraw("R1", "R9").statusCode(200).body("warnings[0]", containsString("已回退3笔"));
        assertThat(standing("ZJ3")).as("silence agrees").isEqualTo("2026-03 due");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(7)
    void all_of_a_month_is_taken_back_and_all_of_it_agreed_to_at_once() {
        withdraw("0", "R10").statusCode(200).body("warnings[0]", containsString("已确认0笔"));
        assertThat(standing("ZJ6")).isEqualTo("2026-03 due");
        assertThat(standing("ZJ8")).as("the agency still holds it").isEqualTo("2026-03 held");
        withdraw("0", "R11").statusCode(200).body("warnings[0]", containsString("已回退0笔"));

        confirm("R12", no("ZJ9")).statusCode(200);
        confirm("R13")
                .statusCode(200)
                .body("warnings[0]", containsString("本次确认104笔"))
                .body("warnings[0]", containsString("已确认104笔，暂缓2笔，未答复0笔"));
        assertThat(standing("ZJ9")).isEqualTo("2026-03 held");
    }

    @Test
    @Order(8)
    void what_was_held_comes_up_again_in_the_next_month_and_can_be_agreed_to_there() {
        generate("330000", "2026-03");

        assertThat(ids(extract("2026-04", 1, HOSPITAL))).containsExactlyInAnyOrder("ZJ8", "ZJ9");
        confirm("R14", yes("ZJ9"), yes("ZJ1"))
                .statusCode(422)
                .body("violations.message", hasItem("属于2026-04期"))
                .body("violations.message", hasItem("已在2026-03期清算"));
        say("2026-04", "R15", yes("ZJ9")).statusCode(200);
        assertThat(standing("ZJ9")).isEqualTo("2026-04 due");
        withdraw("R13", "R16").statusCode(422).body("violations[0].message", containsString("已清算"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(9)
    void no_page_skips_or_repeats_a_row_while_details_move_out_and_in_between_pages() {
        for (int i = 1; i <= 230; i++) {
            publisher.send(
                    publisher.settlement(
                            "ZP" + i, HANGZHOU, NINGBO, "employee", JUNE, 1_000L + i, 0));
        }
        awaitDetails("settlement_id like 'ZP%'", 230);
        List<String> first = ids(page("P1", 1));
        List<String> moved = List.of(first.get(3), first.get(50), first.get(99));
        moved.forEach(id -> move(id, "2026-07"));
        publisher.send(publisher.settlement("ZP231", HANGZHOU, NINGBO, "employee", JUNE, 5_000, 0));
        awaitDetails("settlement_id like 'ZP%'", 231);
        List<String> second = ids(page("P1", 101));
        move(second.get(0), "2026-07");
        List<String> third = ids(page("P1", 201));

        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        assertThat(all).hasSize(231).doesNotHaveDuplicates().contains("ZP231");
        assertThat(ids(page("P1", 1))).as("asked again").isEqualTo(first);
        assertThat(ids(page("P1", 101))).isEqualTo(second);
        assertThat(ids(page("P1", 232))).isEmpty();

        List<String> fresh = new ArrayList<>(ids(page("P2", 1)));
        fresh.addAll(ids(page("P3", 101)));
        fresh.addAll(ids(page("P4", 201)));
        assertThat(fresh)
                .as("a client that numbers each page anew goes on with its listing")
                .hasSize(227)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(moved);
        assertThat(ids(page("P3", 201))).isEqualTo(fresh.subList(200, 227));
    }

    private ValidatableResponse page(String reference, int startRow) {
        Map<String, String> asked = month("2026-06");
        asked.put("startrow", Integer.toString(startRow));
        return ask("3260", HOSPITAL, reference, asked, List.of()).statusCode(200);
    }

    /** As a cut or an objection would move it. */
    private void move(String id, String period) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into period_exception (settlement_id, origin_period,"
                                        + " clearing_period, state, reason, decided_by, decided_at)"
                                        + " values (?, '2026-06', ?, 'held', 'rolled-back', 'test',"
                                        + " now())",
                                id,
                                period));
    }

    @Test
    @Order(10)
    void what_was_said_can_be_added_to_and_never_changed() {
        for (String change :
                List.of(
                        "update hospital_confirmation set agreed = not agreed",
                        "delete from hospital_confirmation_rollback")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> jdbi.useHandle(handle -> handle.execute(change)))
                    .hasStackTraceContaining("append-only");
        }
    }

    private ValidatableResponse extract(String period, int startRow, String institution) {
        Map<String, String> asked = month(period);
        asked.put("startrow", Integer.toString(startRow));
        return ask("3260", institution, "R0", asked, List.of()).statusCode(200);
    }

    private ValidatableResponse confirm(String reference, Map<?, ?>... rows) {
        return say("2026-03", reference, rows);
    }

    private ValidatableResponse say(String period, String reference, Map<?, ?>... rows) {
        return ask("3261", HOSPITAL, reference, month(period), Arrays.asList(rows));
    }

    private ValidatableResponse withdraw(String of, String reference) {
        Map<String, String> asked = month("2026-03");
        asked.put("otransid", of);
        return ask("3262", HOSPITAL, reference, asked, List.of());
    }

    private static Map<String, String> month(String period) {
        Map<String, String> month = new HashMap<>();
        month.put("trt_year", period.substring(0, period.indexOf('-')));
        month.put("trt_month", period.substring(period.indexOf('-') + 1));
        return month;
    }

    private ValidatableResponse ask(
            String infno,
            String institution,
            String reference,
            Map<String, String> data,
            List<?> detail) {
        return Desk.his(services.issue(), infno, institution, reference, input(data, detail));
    }

    private static Map<String, Object> input(Map<String, String> data, List<?> detail) {
        return Map.of("data", List.of(data), "detail", detail);
    }

    /** Agrees to a detail, its amounts as they were settled: ten yuan more each. */
    private static Map<String, Object> yes(String id) {
        Map<String, Object> row = new HashMap<>();
        String number = id.replaceAll("\\D", "");
        long yuan = number.isEmpty() ? 0 : 10 * Long.parseLong(number);
        row.put("setl_sn", id);
        row.put("medfee_sumamt", yuan + 100 + ".00");
        row.put("optins_pay_sumamt", yuan + ".00");
        row.put("cnfm_flag", "1");
        return row;
    }

    private static Map<String, Object> no(String id) {
        Map<String, Object> row = yes(id);
        row.put("cnfm_flag", "0");
        return row;
    }

    private static Map<String, Object> withCleared(Map<String, Object> row, String cleared) {
        row.put("optins_pay_sumamt", cleared);
        return row;
    }

    private static List<String> ids(ValidatableResponse extract) {
        return new ArrayList<>(extract.extract().<List<String>>path("output.data.setl_sn"));
    }

    private void settle(String id, String insured, String treatment, long fund) {
        settle(id, insured, treatment, "employee", MARCH, fund, 0);
    }

    private long said(String id) {
        return count(
                "select count(*) from hospital_confirmation where settlement_id = '" + id + "'");
    }

    private void assertTotalsAreWhatTheFactsComeTo() {
        books.mustBalance(ZHEJIANG, "2026-03", "2026-04");
    }
}
