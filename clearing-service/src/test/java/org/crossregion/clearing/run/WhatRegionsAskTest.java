package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.clearing.run.Desk.post;
import static org.crossregion.clearing.run.Desk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.clearing.EventSchema;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/**
 * What regions ask each other and find at hospitals, in Fujian in the first months of 2027:
 * tickets, cost inquiries, audit cases, appeals and contract charges, with the calendar acting
 * where nobody does. 2027-01-04 is a Monday, and no holiday falls on a working day but 2027-03-03.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class WhatRegionsAskTest extends Story {

    private static final String PROVINCE = "350000";
    private static final String FUZHOU = "350100";
    private static final String XIAMEN = "350200";
    private static final String ELSEWHERE = "310000";
    private static final String HOSPITAL = "H" + XIAMEN + "00001";
    private static final Circle FUJIAN = new Circle(RegionCode.of(PROVINCE), Tier.PROVINCE);
    private static final Instant MONDAY = Instant.parse("2027-01-04T02:00:00Z");

    @Inject ClearingEvents events;

    private ObjectNode bill;
    private String filing;
    private String fault;
    private String other;
    private String prompt;
    private String tardy;
    private String audit;

    @BeforeAll
    void begin() {
        publisher.region(PROVINCE, "福建省");
        publisher.region(FUZHOU, "福州市");
        publisher.region(XIAMEN, "厦门市");
        publisher.workingDays(2027, true);
        clock.set(MONDAY);
        stay("FJ1", 2_989_999);
        bill = stay("FJ2", 2_990_000);
        stay("FJ3", 5_000_000);
        stay("FJ4", 4_000_000);
        publisher.send(
                publisher
                        .settlement("FJ5", FUZHOU, XIAMEN, "employee", MONDAY, 9_000_000, 0)
                        .put("careType", "outpatient"));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                count(
                                                        "select count(*) from allotted_detail where settlement_id"
                                                                + " like 'FJ%'")
                                                == 5
                                        && count(
                                                        "select count(*) from region where code like"
                                                                + " '35%'")
                                                == 3
                                        && count(
                                                        "select count(*) from working_days where year ="
                                                                + " 2027")
                                                == 1
                                        && lag.total() == 0);
    }

    @Test
    @Order(1)
    void a_ticket_is_due_by_the_working_days_of_its_kind() {
        filing =
                open("filing", "fuzhou-clerk")
                        .body("answerBy", equalTo("2027-01-06"))
                        .extract()
                        .path("id");
        fault =
                open("fault", "fuzhou-clerk")
                        .body("answerBy", equalTo("2027-01-05"))
                        .extract()
                        .path("id");
        other =
                open("other", "fuzhou-clerk")
                        .body("answerBy", equalTo("2027-01-18"))
                        .body("state", equalTo("open"))
                        .body("fromRegion", equalTo(FUZHOU))
                        .body("toRegion", equalTo(XIAMEN))
                        .extract()
                        .path("id");
    }

    @Test
    @Order(2)
    void what_a_ticket_may_not_be_is_refused_and_named() {
        Map<String, Object> body = ticket("other");
        post("/api/v1/tickets", "filing-clerk", "x", FUZHOU, with(body, "region", FUZHOU))
                .statusCode(400)
                .body("violations[0].field", equalTo("region"));
        post("/api/v1/tickets", "filing-clerk", "x", FUZHOU, with(body, "region", "349900"))
                .statusCode(400)
                .body("violations[0].rule", equalTo("known"));
        post("/api/v1/tickets", "filing-clerk", "x", FUZHOU, with(body, "kind", "urgent"))
                .statusCode(400);
        post("/api/v1/tickets", "auditor", "x", FUZHOU, body).statusCode(403);
        post("/api/v1/tickets", "hospital", "x", FUZHOU, body).statusCode(403);
    }

    @Test
    @Order(3)
    void only_the_two_sides_and_the_authority_above_see_a_ticket() {
        get("/api/v1/tickets/" + filing, "filing-clerk", FUZHOU).statusCode(200);
        get("/api/v1/tickets/" + filing, "fee-auditor", XIAMEN).statusCode(200);
        get("/api/v1/tickets/" + filing, "authority", PROVINCE)
                .statusCode(200)
                .body("steps.event", contains("opened"));
        get("/api/v1/tickets/" + filing, "authority", ELSEWHERE)
                .statusCode(404)
                .body("type", equalTo("/problems/ticket-unknown"));
        get("/api/v1/tickets", "authority", ELSEWHERE).body("items", hasSize(0));
        get("/api/v1/tickets?kind=fault", "authority", XIAMEN).body("items.id", contains(fault));
        post(
                        "/api/v1/tickets/" + filing + "/answer",
                        "filing-clerk",
                        "x",
                        ELSEWHERE,
                        Map.of("answer", "不详"))
                .statusCode(404);
    }

    @Test
    @Order(4)
    void the_region_asked_answers_and_nobody_answers_himself() {
        Map<String, Object> answer = Map.of("answer", "已补登记");
        post("/api/v1/tickets/" + filing + "/answer", "filing-clerk", "x", FUZHOU, answer)
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
        post("/api/v1/tickets/" + filing + "/answer", "authority", "fuzhou-clerk", PROVINCE, answer)
                .statusCode(403)
                .body("type", equalTo("/problems/ticket-needs-another"));
        post("/api/v1/tickets/" + filing + "/confirmation", "filing-clerk", "x", FUZHOU, Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/ticket-in-other-state"));
        clock.set(Instant.parse("2027-01-05T02:00:00Z"));
        post(
                        "/api/v1/tickets/" + filing + "/answer",
                        "filing-clerk",
                        "xiamen-clerk",
                        XIAMEN,
                        answer)
                .statusCode(200)
                .body("state", equalTo("answered"))
                .body("late", equalTo(false))
                .body("silence", equalTo("confirmed"))
                .body("confirmBy", equalTo("2027-01-19"));
        post(
                        "/api/v1/tickets/" + filing + "/confirmation",
                        "authority",
                        "xiamen-clerk",
                        PROVINCE,
                        Map.of())
                .statusCode(403)
                .body("type", equalTo("/problems/ticket-needs-another"));
    }

    @Test
    @Order(5)
    void a_day_that_passes_without_an_answer_puts_the_ticket_before_the_authority() {
        clock.set(Instant.parse("2027-01-05T15:59:59Z"));
        get("/api/v1/tickets/" + fault, "authority", FUZHOU).body("escalatedTo", nullValue());
        post(
                        "/api/v1/tickets/" + fault + "/escalation",
                        "authority",
                        "x",
                        FUZHOU,
                        Map.of("reason", "急"))
                .statusCode(409)
                .body("type", equalTo("/problems/ticket-not-overdue"));
        clock.set(Instant.parse("2027-01-05T16:00:01Z"));
        get("/api/v1/tickets/" + fault, "authority", FUZHOU)
                .body("escalatedTo", equalTo(PROVINCE))
                .body("steps.event", contains("opened", "escalated"))
                .body("steps[1].doneBy", equalTo("calendar"));
        post(
                        "/api/v1/tickets/" + fault + "/escalation",
                        "authority",
                        "x",
                        FUZHOU,
                        Map.of("reason", "急"))
                .statusCode(409)
                .body("type", equalTo("/problems/ticket-escalated"));
        post(
                        "/api/v1/tickets/" + fault + "/answer",
                        "authority",
                        "province",
                        PROVINCE,
                        Map.of("answer", "已督办"))
                .statusCode(200)
                .body("late", equalTo(true));
    }

    @Test
    @Order(6)
    void the_asker_who_is_not_content_asks_again_and_the_clock_begins_anew() {
        post(
                        "/api/v1/tickets/" + other + "/answer",
                        "filing-clerk",
                        "xiamen-clerk",
                        XIAMEN,
                        Map.of("answer", "请重试"))
                .statusCode(200);
        post(
                        "/api/v1/tickets/" + other + "/reopening",
                        "filing-clerk",
                        "fuzhou-clerk",
                        FUZHOU,
                        Map.of("reason", "仍然不行"))
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("reopenings", equalTo(1))
                .body("silence", nullValue())
                // Wednesday 6 January and ten working days more
                .body("answerBy", equalTo("2027-01-20"));
    }

    @Test
    @Order(7)
    void ten_silent_working_days_confirm_an_answer_and_not_a_second_less() {
        clock.set(Instant.parse("2027-01-19T15:59:59Z"));
        get("/api/v1/tickets/" + filing, "authority", FUZHOU).body("state", equalTo("answered"));
        clock.set(Instant.parse("2027-01-19T16:00:01Z"));
        get("/api/v1/tickets/" + filing, "authority", FUZHOU)
                .body("state", equalTo("confirmed"))
                .body("bySilence", equalTo(true))
                .body("confirmedBy", equalTo("calendar"));
        get("/api/v1/tickets/statistics?period=2027-01", "authority", PROVINCE)
                .body("find { it.kind == 'fault' }.late", equalTo(1))
                .body("find { it.kind == 'fault' }.escalated", equalTo(1))
                .body("find { it.kind == 'filing' }.inTime", equalTo(1))
                .body("find { it.kind == 'filing' }.bySilence", equalTo(1))
                .body("find { it.kind == 'other' }.reopenings", equalTo(1))
                .body("find { it.kind == 'other' }.unanswered", equalTo(1))
                .body("region", everyItem(equalTo(XIAMEN)));
    }

    @Test
    @Order(10)
    void a_stay_of_thirty_thousand_yuan_can_be_inquired_into_and_of_a_fen_less_not() {
        ask("FJ1", "fuzhou-auditor", FUZHOU)
                .statusCode(409)
                .body("type", equalTo("/problems/inquiry-too-small"))
                .body("detail", containsString("29999.99"));
        ask("FJ5", "fuzhou-auditor", FUZHOU)
                .statusCode(409)
                .body("type", equalTo("/problems/inquiry-too-small"));
        ask("FJ2", "x", XIAMEN).statusCode(403);
        ask("NONE", "x", FUZHOU).statusCode(404);
        prompt =
                ask("FJ2", "fuzhou-auditor", FUZHOU)
                        .statusCode(201)
                        .body("total", equalTo("30000.00"))
                        .body("answerBy", equalTo("2027-02-26"))
                        .body("state", equalTo("asked"))
                        .extract()
                        .path("id");
        ask("FJ2", "other-auditor", FUZHOU)
                .statusCode(409)
                .body("type", equalTo("/problems/inquiry-open"));
        tardy = ask("FJ3", "fuzhou-auditor", FUZHOU).statusCode(201).extract().path("id");
    }

    @Test
    @Order(11)
    void an_inquiry_shows_itself_to_both_sides_and_above_them_only() {
        get("/api/v1/inquiries/" + prompt, "fee-auditor", XIAMEN).statusCode(200);
        get("/api/v1/inquiries/" + prompt, "fee-auditor", PROVINCE).statusCode(200);
        get("/api/v1/inquiries/" + prompt, "fee-auditor", ELSEWHERE)
                .statusCode(404)
                .body("type", equalTo("/problems/inquiry-unknown"));
        get("/api/v1/inquiries", "fee-auditor", ELSEWHERE).body("items", hasSize(0));
        given().auth()
                .oauth2(TestKeys.hospital(HOSPITAL))
                .get("/api/v1/inquiries/" + prompt)
                .then()
                .statusCode(403);
    }

    @Test
    @Order(12)
    void it_is_answered_until_the_last_second_of_the_26th_by_somebody_else() {
        clock.set(Instant.parse("2027-02-26T15:59:00Z"));
        answer(prompt, "wrong", "x", FUZHOU).statusCode(403);
        answer(prompt, "wrong", "fuzhou-auditor", PROVINCE)
                .statusCode(403)
                .body("type", equalTo("/problems/inquiry-needs-another"));
        post(
                        "/api/v1/inquiries/" + prompt + "/deduction",
                        "fee-auditor",
                        "x",
                        XIAMEN,
                        finding("10.00"))
                .statusCode(409)
                .body("type", equalTo("/problems/inquiry-found-nothing"));
        answer(prompt, "wrong", "xiamen-auditor", XIAMEN)
                .statusCode(200)
                .body("findingName", equalTo("核查有误"))
                .body("rollovers", equalTo(0))
                // Friday 26 February and five working days more
                .body("confirmBy", equalTo("2027-03-05"))
                .body("silence", equalTo("confirmed"));
        answer(prompt, "clean", "xiamen-auditor", XIAMEN)
                .statusCode(409)
                .body("type", equalTo("/problems/inquiry-in-other-state"));
    }

    @Test
    @Order(13)
    void what_is_not_answered_by_then_rolls_over_and_is_counted() {
        clock.set(Instant.parse("2027-02-26T16:00:01Z"));
        get("/api/v1/inquiries/" + tardy, "fee-auditor", FUZHOU)
                .body("answerBy", equalTo("2027-03-26"))
                .body("rollovers", equalTo(1))
                .body("steps.event", contains("asked", "rolled-over"));
        answer(tardy, "clean", "xiamen-auditor", XIAMEN).statusCode(200);
        post(
                        "/api/v1/inquiries/" + tardy + "/confirmation",
                        "fee-auditor",
                        "fuzhou-auditor",
                        FUZHOU,
                        Map.of())
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("bySilence", equalTo(false));
    }

    @Test
    @Order(14)
    void a_new_calendar_moves_open_days_and_silence_confirms_after_the_last() {
        publisher.workingDays(
                publisher
                        .workingDaysOf(2027, "2027-03-03")
                        .put("provisional", false)
                        .put("version", 2));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                count(
                                                "select count(*) from working_days where year = 2027 and not"
                                                        + " provisional")
                                        == 1);
        clock.set(Instant.parse("2027-03-05T16:00:01Z"));
        get("/api/v1/inquiries/" + prompt, "fee-auditor", FUZHOU)
                .body("confirmBy", equalTo("2027-03-08"))
                .body("state", equalTo("answered"));
        clock.set(Instant.parse("2027-03-08T15:59:59Z"));
        get("/api/v1/inquiries/" + prompt, "fee-auditor", FUZHOU)
                .body("state", equalTo("answered"));
        clock.set(Instant.parse("2027-03-08T16:00:01Z"));
        get("/api/v1/inquiries/" + prompt, "fee-auditor", FUZHOU)
                .body("state", equalTo("confirmed"))
                .body("bySilence", equalTo(true))
                .body("silence", nullValue());
    }

    @Test
    @Order(15)
    void a_wrong_finding_opens_a_deduction_that_is_linked_and_counted() {
        post(
                        "/api/v1/inquiries/" + prompt + "/deduction",
                        "fee-auditor",
                        "xiamen-auditor",
                        XIAMEN,
                        finding("300.00"))
                .statusCode(201)
                .body("inquiry", equalTo(prompt))
                .body("source", equalTo("audit"))
                .body("state", equalTo("recorded"));
        post(
                        "/api/v1/inquiries/" + tardy + "/deduction",
                        "fee-auditor",
                        "xiamen-auditor",
                        XIAMEN,
                        finding("1.00"))
                .statusCode(409);
        get("/api/v1/inquiries/statistics?period=2027-01", "authority", PROVINCE)
                .body("find { it.treatmentRegion == '350200' }.asked", equalTo(2))
                .body("find { it.treatmentRegion == '350200' }.inTime", equalTo(1))
                .body("find { it.treatmentRegion == '350200' }.late", equalTo(1))
                .body("find { it.treatmentRegion == '350200' }.rollovers", equalTo(1))
                .body("find { it.treatmentRegion == '350200' }.wrong", equalTo(1))
                .body("find { it.treatmentRegion == '350200' }.clean", equalTo(1))
                .body("find { it.treatmentRegion == '350200' }.bySilence", equalTo(1))
                .body("find { it.treatmentRegion == '350200' }.deducted", equalTo("300.00"));
    }

    @Test
    @Order(16)
    void days_that_come_near_are_told_as_events_once_each() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(told("inquiry/" + tardy)).containsExactly(3, 1, 0, -1));
        assertThat(told("ticket/" + fault)).containsExactly(0, -1);
        assertThat(events.of("clearing-deadline-near.v1"))
                .filteredOn(event -> event.get("subject").equals("ticket/" + fault))
                .filteredOn(event -> event.get("kind").equals("ticket-answer"))
                .last()
                .satisfies(
                        event -> {
                            assertThat(event.get("region")).isEqualTo(XIAMEN);
                            assertThat(event.get("escalatedTo")).isEqualTo(PROVINCE);
                        });
        assertThat(
                        count(
                                "select count(*) from (select 1 from deadline_reminder group by"
                                        + " subject, kind, due_on, days_left having count(*) > 1) x"))
                .isZero();
    }

    @Test
    @Order(20)
    void an_audit_case_is_recorded_whole_or_not_at_all() {
        Map<String, Object> body =
                Map.of(
                        "institution",
                        HOSPITAL,
                        "subject",
                        "检查检验专项审核",
                        "finding",
                        "同一检查重复收费",
                        "items",
                        List.of(item("FJ1", "100.00"), item("FJ3", "50000.01")));
        post("/api/v1/audit-cases", "fee-auditor", "xiamen-auditor", XIAMEN, body)
                .statusCode(409)
                .body("type", equalTo("/problems/deduction-too-large"))
                .body("violations.field", contains("items[1].funds.pooling"));
        assertThat(count("select count(*) from deduction where settlement_id = 'FJ1'")).isZero();
        assertThat(count("select count(*) from audit_case where treatment_region = '350200'"))
                .isZero();

        audit =
                post(
                                "/api/v1/audit-cases",
                                "fee-auditor",
                                "xiamen-auditor",
                                XIAMEN,
                                with(
                                        body,
                                        "items",
                                        List.of(
                                                item("FJ1", "100.00"),
                                                item("FJ3", "200.00"),
                                                with(item("FJ4", "70.00"), "effect", "next"))))
                        .statusCode(201)
                        .body("state", equalTo("open"))
                        .body("counts.recorded", equalTo(3))
                        .body("gross", equalTo("370.00"))
                        .extract()
                        .path("id");
        post(
                        "/api/v1/audit-cases",
                        "fee-auditor",
                        "x",
                        FUZHOU,
                        with(body, "treatmentRegion", XIAMEN))
                .statusCode(403);
        post(
                        "/api/v1/audit-cases",
                        "fee-auditor",
                        "x",
                        XIAMEN,
                        with(body, "institution", "H35020000099"))
                .statusCode(400)
                .body("violations[0].field", equalTo("items[0].settlementId"));
        get("/api/v1/audit-cases/" + audit, "fee-auditor", FUZHOU).body("items", hasSize(3));
        get("/api/v1/audit-cases/" + audit, "fee-auditor", ELSEWHERE)
                .statusCode(404)
                .body("type", equalTo("/problems/audit-case-unknown"));
    }

    @Test
    @Order(21)
    void the_hospital_appeals_once_within_ten_working_days() {
        String id = deductionOf("FJ1");
        given().auth()
                .oauth2(TestKeys.hospital("H31000000001"))
                .contentType("application/json")
                .body(Map.of("reason", "不是我们"))
                .post("/api/v1/deductions/" + id + "/appeal")
                .then()
                .statusCode(403);
        post(
                        "/api/v1/deductions/" + id + "/appeal",
                        "fee-auditor",
                        "x",
                        XIAMEN,
                        Map.of("reason", "异议"))
                .statusCode(403);
        post(
                        "/api/v1/deductions/" + id + "/appeal-decision",
                        "fee-auditor",
                        "chief",
                        XIAMEN,
                        decision("upheld"))
                .statusCode(409)
                .body("type", equalTo("/problems/deduction-not-appealed"));
        // recorded on Tuesday 9 March, so until Tuesday 23 March
        appeal(id)
                .statusCode(200)
                .body("state", equalTo("appealed"))
                .body("stateName", equalTo("申诉中"))
                .body("appealBy", equalTo("2027-03-23"))
                .body("appeals[0].side", equalTo("institution"));
        appeal(id).statusCode(409).body("type", equalTo("/problems/appeal-made"));
        post("/api/v1/deductions/" + id + "/confirmation", "fee-auditor", "chief", XIAMEN, Map.of())
                .statusCode(409);
        post(
                        "/api/v1/deductions/" + id + "/withdrawal",
                        "fee-auditor",
                        "chief",
                        XIAMEN,
                        Map.of("reason", "撤回"))
                .statusCode(409);
    }

    @Test
    @Order(21)
    void evidence_is_checked_kept_outside_the_database_and_read_by_those_concerned()
            throws IOException {
        String path = "/api/v1/evidence/deductions/" + deductionOf("FJ1");
        byte[] png = png();
        String file =
                evidence(path, TestKeys.token("fee-auditor", "xiamen-auditor", XIAMEN), png)
                        .statusCode(201)
                        .body("type", equalTo("image/png"))
                        .body("name", equalTo("清单.png"))
                        .extract()
                        .path("id");
        evidence(path, TestKeys.hospital(HOSPITAL), png).statusCode(201).body("id", equalTo(file));
        evidence(path, TestKeys.hospital(HOSPITAL), "<script>".getBytes(StandardCharsets.UTF_8))
                .statusCode(415)
                .body("type", equalTo("/problems/document-type-refused"));
        evidence(path, TestKeys.token("fee-auditor", "x", ELSEWHERE), png).statusCode(403);
        evidence(
                        "/api/v1/evidence/tickets/" + filing,
                        TestKeys.token("filing-clerk", "fuzhou-clerk", FUZHOU),
                        png)
                .statusCode(409)
                .body("type", equalTo("/problems/evidence-closed"));
        evidence(
                        "/api/v1/evidence/inquiries/" + tardy,
                        TestKeys.token("fee-auditor", "x", ELSEWHERE),
                        png)
                .statusCode(404)
                .body("type", equalTo("/problems/inquiry-unknown"));
        evidence(
                        "/api/v1/evidence/rumours/" + tardy,
                        TestKeys.token("fee-auditor", "x", FUZHOU),
                        png)
                .statusCode(404)
                .body("type", equalTo("/problems/evidence-unknown"));

        get(path, "fee-auditor", FUZHOU).statusCode(200).body("id", contains(file));
        assertThat(
                        get(path + "/" + file, "fee-auditor", FUZHOU)
                                .statusCode(200)
                                .header("X-Content-Type-Options", "nosniff")
                                .extract()
                                .asByteArray())
                .isEqualTo(png);
        get(path + "/" + file, "fee-auditor", ELSEWHERE).statusCode(403);
        get(path + "/E0", "fee-auditor", FUZHOU)
                .statusCode(404)
                .body("type", equalTo("/problems/evidence-unknown"));
        assertThat(count("select count(*) from audit_entry where action = 'evidence-read'"))
                .isEqualTo(1);
    }

    @Test
    @Order(22)
    void a_case_is_confirmed_by_another_and_closed_only_once_all_is_decided() {
        post(
                        "/api/v1/audit-cases/" + audit + "/confirmation",
                        "fee-auditor",
                        "xiamen-auditor",
                        XIAMEN,
                        Map.of())
                .statusCode(403)
                .body("type", equalTo("/problems/deduction-needs-another"));
        post(
                        "/api/v1/audit-cases/" + audit + "/confirmation",
                        "fee-auditor",
                        "xiamen-chief",
                        XIAMEN,
                        Map.of())
                .statusCode(200)
                .body("counts.confirmed", equalTo(2))
                .body("counts.appealed", equalTo(1));
        get("/api/v1/deductions/" + deductionOf("FJ3"), "auditor", null)
                .body("clearingPeriod", equalTo("2027-01"));
        get("/api/v1/deductions/" + deductionOf("FJ4"), "auditor", null)
                .body("state", equalTo("confirmed"))
                .body("clearingPeriod", nullValue());
        post(
                        "/api/v1/audit-cases/" + audit + "/closing",
                        "fee-auditor",
                        "xiamen-chief",
                        XIAMEN,
                        Map.of("note", "处理完毕"))
                .statusCode(409)
                .body("type", equalTo("/problems/audit-case-undecided"))
                .body("violations.field", contains("FJ1"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(23)
    void form_14_shows_what_is_appealed_against_and_what_waits_apart_from_what_clears() {
        generate("2027-01");
        JsonPath form = form("2027-01");
        assertThat(states(form, "省内应收")).containsExactly("FJ3 扣款 已确认");
        assertThat(states(form, "省内应收（未纳入清算）"))
                .containsExactly("FJ2 扣款 待确认", "FJ1 扣款 申诉中", "FJ4 扣款 已确认");
    }

    @Test
    @Order(24)
    void a_reduced_deduction_is_replaced_by_a_lower_one_by_somebody_else() {
        String id = deductionOf("FJ1");
        Map<String, Object> reduced =
                with(decision("reduced"), "funds", Map.of("pooling", "40.00"));
        decide(id, "xiamen-auditor", reduced)
                .statusCode(403)
                .body("type", equalTo("/problems/deduction-needs-another"));
        post("/api/v1/deductions/" + id + "/appeal-decision", "fee-auditor", "x", FUZHOU, reduced)
                .statusCode(403);
        decide(id, "xiamen-chief", with(reduced, "funds", Map.of("pooling", "100.00")))
                .statusCode(400)
                .body("violations[0].rule", equalTo("less"));
        decide(id, "xiamen-chief", reduced)
                .statusCode(200)
                .body("replaces", equalTo(id))
                .body("deducted", equalTo("40.00"))
                .body("state", equalTo("confirmed"))
                .body("clearingPeriod", equalTo("2027-02"))
                .body("auditCase", equalTo(audit));
        get("/api/v1/deductions/" + id, "auditor", null)
                .body("state", equalTo("withdrawn"))
                .body("replacedBy", not(nullValue()))
                .body("appeals[0].outcomeName", equalTo("部分采纳"));
        assertThat(states(form("2027-01"), "省内应收（未纳入清算）"))
                .as("as it was when the month was cut")
                .containsExactly("FJ2 扣款 待确认", "FJ1 扣款 申诉中", "FJ4 扣款 已确认");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(25)
    void what_takes_effect_in_the_next_period_is_booked_once_its_settlement_is_cleared() {
        clock.set(Instant.parse("2027-03-09T16:00:01Z"));
        get("/api/v1/deductions/" + deductionOf("FJ4"), "auditor", null)
                .body("effect", equalTo("next"))
                .body("clearingPeriod", equalTo("2027-02"))
                .body("originPeriod", equalTo("2027-01"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(26)
    void an_appeal_of_the_other_side_is_decided_above_both() {
        String id =
                post(
                                "/api/v1/deductions",
                                "fee-auditor",
                                "fuzhou-auditor",
                                FUZHOU,
                                item("FJ4", "25.00"))
                        .statusCode(201)
                        .body("source", equalTo("objection"))
                        .extract()
                        .path("id");
        post(
                        "/api/v1/deductions/" + id + "/appeal",
                        "fee-auditor",
                        "xiamen-auditor",
                        XIAMEN,
                        Map.of("reason", "属治疗必需"))
                .statusCode(200)
                .body("appeals[0].side", equalTo("region"));
        decide(id, "xiamen-chief", decision("granted")).statusCode(403);
        post(
                        "/api/v1/deductions/" + id + "/appeal-decision",
                        "authority",
                        "province",
                        PROVINCE,
                        decision("upheld"))
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("clearingPeriod", equalTo("2027-02"));
        appeal(id).statusCode(200).body("state", equalTo("appealed"));
        decide(id, "xiamen-chief", decision("granted"))
                .statusCode(200)
                .body("state", equalTo("withdrawn"))
                .body("releasePeriod", equalTo("2027-02"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(27)
    void after_the_last_day_nobody_appeals_any_more() {
        String last = deductionOf("FJ3");
        clock.set(Instant.parse("2027-03-23T15:59:00Z"));
        appeal(last).statusCode(200);
        decide(last, "x", decision("upheld")).statusCode(200).body("state", equalTo("confirmed"));
        clock.set(Instant.parse("2027-03-23T16:00:01Z"));
        appeal(deductionOf("FJ4"))
                .statusCode(409)
                .body("type", equalTo("/problems/appeal-too-late"));
        post(
                        "/api/v1/audit-cases/" + audit + "/closing",
                        "fee-auditor",
                        "xiamen-chief",
                        XIAMEN,
                        Map.of("note", "处理完毕"))
                .statusCode(200)
                .body("state", equalTo("closed"));
        post(
                        "/api/v1/audit-cases/" + audit + "/deductions",
                        "fee-auditor",
                        "xiamen-auditor",
                        XIAMEN,
                        Map.of("items", List.of(item("FJ1", "1.00"))))
                .statusCode(409)
                .body("type", equalTo("/problems/audit-case-closed"));
    }

    @Test
    @Order(28)
    void what_was_refunded_before_anybody_confirmed_is_never_deducted() {
        publisher.send(publisher.mirror(bill, "FJ2M", "refund", clock.instant()));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                count(
                                                        "select count(*) from detail_origin where settlement_id = 'FJ2M'")
                                                == 1
                                        && lag.total() == 0);
        get("/api/v1/deductions?settlementId=FJ2", "auditor", null)
                .body("items.state", contains("recorded"));
        post(
                        "/api/v1/deductions/" + deductionOf("FJ2") + "/confirmation",
                        "fee-auditor",
                        "chief",
                        XIAMEN,
                        Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/settlement-taken-back"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(30)
    void a_contract_penalty_is_recorded_beside_and_never_clears() {
        long before = count("select coalesce(sum(deducted_fen), 0)::bigint from running_total");
        Map<String, Object> body =
                Map.of(
                        "kind", "penalty",
                        "institution", HOSPITAL,
                        "period", "2027-01",
                        "amount", "500.00",
                        "auditCase", audit,
                        "reason", "违反服务协议第十二条");
        String penalty =
                post("/api/v1/contract-charges", "fee-auditor", "xiamen-auditor", XIAMEN, body)
                        .statusCode(201)
                        .body("kindName", equalTo("违约金"))
                        .extract()
                        .path("id");
        String path = "/api/v1/contract-charges/" + penalty;
        post(path + "/confirmation", "fee-auditor", "xiamen-auditor", XIAMEN, Map.of())
                .statusCode(403)
                .body("type", equalTo("/problems/contract-charge-needs-another"));
        post(path + "/confirmation", "fee-auditor", "xiamen-chief", XIAMEN, Map.of())
                .statusCode(200)
                .body("state", equalTo("confirmed"));
        post(path + "/return", "fee-auditor", "xiamen-chief", XIAMEN, Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/contract-charge-decided"));
        get(path, "fee-auditor", FUZHOU).statusCode(404);
        get("/api/v1/contract-charges", "fee-auditor", FUZHOU).body("items", hasSize(0));
        given().auth().oauth2(TestKeys.hospital(HOSPITAL)).get(path).then().statusCode(200);
        post(
                        "/api/v1/contract-charges",
                        "fee-auditor",
                        "x",
                        XIAMEN,
                        with(body, "auditCase", "01989f6e-0005-7000-8000-000000000099"))
                .statusCode(404)
                .body("type", equalTo("/problems/audit-case-unknown"));
        post(
                        "/api/v1/contract-charges",
                        "fee-auditor",
                        "x",
                        XIAMEN,
                        with(body, "institution", "H35020000099"))
                .statusCode(400)
                .body("violations[0].field", equalTo("auditCase"));
        post("/api/v1/contract-charges", "fee-auditor", "x", XIAMEN, with(body, "amount", "-1.00"))
                .statusCode(400)
                .body("violations[0].field", equalTo("amount"));

        String retention =
                post(
                                "/api/v1/contract-charges",
                                "fee-auditor",
                                "xiamen-auditor",
                                XIAMEN,
                                with(body, "kind", "retention"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        post(
                        "/api/v1/contract-charges/" + retention + "/confirmation",
                        "fee-auditor",
                        "xiamen-chief",
                        XIAMEN,
                        Map.of())
                .statusCode(200);
        post(
                        "/api/v1/contract-charges/" + retention + "/return",
                        "fee-auditor",
                        "xiamen-chief",
                        XIAMEN,
                        Map.of())
                .statusCode(200)
                .body("stateName", equalTo("已返还"));
        get("/api/v1/contract-charges?kind=retention", "auditor", null)
                .body("items.id", hasItem(retention));
        assertThat(count("select coalesce(sum(deducted_fen), 0)::bigint from running_total"))
                .isEqualTo(before);
    }

    private ObjectNode stay(String id, long fund) {
        ObjectNode event =
                publisher
                        .settlement(id, FUZHOU, XIAMEN, "employee", MONDAY, fund, 0)
                        .put("careType", "inpatient");
        publisher.send(event.deepCopy());
        return event;
    }

    private static Map<String, Object> ticket(String kind) {
        return Map.of(
                "kind",
                kind,
                "region",
                XIAMEN,
                "subject",
                "备案已通过，医院查询不到",
                "question",
                "9999开头的测试人员，1月4日备案");
    }

    private static ValidatableResponse open(String kind, String user) {
        return post("/api/v1/tickets", "filing-clerk", user, FUZHOU, ticket(kind)).statusCode(201);
    }

    private static ValidatableResponse ask(String settlement, String user, String region) {
        return post(
                "/api/v1/inquiries",
                "fee-auditor",
                user,
                region,
                Map.of("settlementId", settlement, "question", "住院费用明显偏高"));
    }

    private static ValidatableResponse answer(
            String id, String finding, String user, String region) {
        return post(
                "/api/v1/inquiries/" + id + "/answer",
                "fee-auditor",
                user,
                region,
                Map.of("finding", finding, "note", "已核对病历"));
    }

    private static Map<String, Object> finding(String pooling) {
        return Map.of(
                "reason", "over-standard",
                "funds", Map.of("pooling", pooling),
                "evidence", "协查结论：超标准收费");
    }

    private static Map<String, Object> item(String settlement, String pooling) {
        return Map.of(
                "settlementId",
                settlement,
                "reason",
                "duplicate-charge",
                "funds",
                Map.of("pooling", pooling),
                "evidence",
                "收费清单第3行与第9行重复");
    }

    private static Map<String, Object> decision(String outcome) {
        return Map.of("outcome", outcome, "note", "已复核病历与清单");
    }

    private static ValidatableResponse appeal(String id) {
        return given().auth()
                .oauth2(TestKeys.hospital(HOSPITAL))
                .contentType("application/json")
                .body(Map.of("reason", "两次收费为不同部位检查"))
                .post("/api/v1/deductions/" + id + "/appeal")
                .then();
    }

    private static ValidatableResponse decide(String id, String user, Map<String, Object> body) {
        return post(
                "/api/v1/deductions/" + id + "/appeal-decision", "fee-auditor", user, XIAMEN, body);
    }

    private static ValidatableResponse evidence(String path, String token, byte[] content) {
        return given().auth()
                .oauth2(token)
                .contentType("image/png")
                .queryParam("name", "清单.png")
                .body(content)
                .post(path)
                .then();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static ValidatableResponse get(String path, String role, String region) {
        return Desk.get(path, role, "reader", region);
    }

    /** The first one recorded of a settlement. */
    private String deductionOf(String settlement) {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        "select id::text from deduction where settlement_id = :id"
                                                + " order by id limit 1")
                                .bind("id", settlement)
                                .mapTo(String.class)
                                .one());
    }

    private List<Integer> told(String subject) {
        return events.of("clearing-deadline-near.v1").stream()
                .filter(event -> event.get("subject").equals(subject))
                .filter(event -> event.get("kind").toString().endsWith("-answer"))
                .filter(event -> !event.get("dueOn").equals("2027-03-26"))
                .peek(
                        event ->
                                assertThat(
                                                EventSchema.violations(
                                                        "clearing-deadline-near.v1", event))
                                        .isEmpty())
                .map(event -> (Integer) event.get("daysLeft"))
                .toList();
    }

    private static JsonPath form(String period) {
        return Desk.form("14", period, "region=" + XIAMEN).statusCode(200).extract().jsonPath();
    }

    private static List<String> states(JsonPath form, String section) {
        int no = form.<String>getList("sections.name").indexOf(section);
        return Desk.states(form, no);
    }

    private void generate(String month) {
        seal(month);
        for (String step :
                List.of(
                        "reconciliation finance-maker",
                        "confirmation finance-checker",
                        "generation finance-maker")) {
            String[] words = step.split(" ");
            int status =
                    Desk.step(PROVINCE, month, words[0], words[1], words[1]).extract().statusCode();
            assertThat(status).as(step).isIn(200, 409);
        }
    }

    private void assertTotalsAreWhatTheFactsComeTo() {
        books.mustBalance(FUJIAN, "2027-01", "2027-02", "2027-03");
    }
}
