package org.crossregion.filing.yearly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.crossregion.filing.deadline.Deadline;
import org.crossregion.filing.deadline.DeadlineKind;
import org.crossregion.filing.deadline.DeadlineSource;
import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.Beijing;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A retiree of 牡丹江 is in hospital elsewhere, suspended, reviewed, as S4 wants it. */
@QuarkusTest
@DeskTest
class MudanjiangTest {

    private static final Desk MUDANJIANG = Desk.of("231000");
    private static final String HOSPITAL = "H22020000001";

    @Inject Clock clock;
    @Inject MissedReviews missedReviews;
    @Inject MissingReviews missingReviews;
    @Inject Jdbi database;
    @Inject @Any Instance<EventInbox> inboxes;
    @Inject @Any Instance<DeadlineSource> sources;

    @BeforeEach
    void import_the_preset() {
        Sample.load();
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        231000,牡丹江市,231000,231000,2020-01-01,open,true
                        231002,东安区,231000,231000,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile("filing-policies", policy(today().plusDays(20))).statusCode(200);
    }

    /** The preset, with the last day of the year's review on another day. */
    private static String policy(LocalDate reviewUntil) {
        String until = reviewUntil.format(DateTimeFormatter.ofPattern("MM-dd"));
        String changed =
                Sample.preset("mudanjiang")
                        .replace("from: \"10-25\"", "from: \"01-01\"")
                        .replace("until: \"12-25\"", "until: \"" + until + "\"");
        assertThat(changed).contains(until);
        return changed;
    }

    @Test
    void article_11_4_until_the_third_day_it_may_be_told_and_the_answer_says_until_when() {
        String person = filed();
        LocalDate admitted = today().minusDays(3);

        eligibility(person, admitted)
                .body("direct", equalTo(true))
                .body("until", equalTo(today().toString()))
                .body("text", containsString("须于" + today()))
                .body("largeAmount.standing", equalTo("to-be-told"))
                .body("largeAmount.until", equalTo(admitted.plusDays(7).toString()));
    }

    @Test
    void article_11_4_not_told_until_the_third_day_the_cost_is_not_covered() {
        String person = filed();
        LocalDate admitted = today().minusDays(4);

        eligibility(person, admitted)
                .body("direct", equalTo(false))
                .body("reason", equalTo("admission-not-told"))
                .body("text", containsString("应于" + admitted.plusDays(3)))
                .body("remedy", containsString("补录"));
    }

    @Test
    void article_11_4_told_on_the_third_day_it_is_covered_and_on_the_fourth_it_is_not() {
        LocalDate admitted = today().minusDays(10);
        String inTime = filed();
        String late = filed();

        tell(inTime, admitted, admitted.plusDays(3))
                .statusCode(201)
                .body("inTime", equalTo(true))
                .body("dueOn", equalTo(admitted.plusDays(3).toString()))
                .body("phone", equalTo(null));
        tell(late, admitted, admitted.plusDays(4)).statusCode(201).body("inTime", equalTo(false));

        eligibility(inTime, admitted).body("direct", equalTo(true));
        eligibility(late, admitted).body("reason", equalTo("admission-not-told"));
    }

    @Test
    void article_11_4_hospital_department_and_bed_must_be_said() {
        String person = filed();
        for (String field : List.of("institution", "department", "bed", "admittedOn")) {
            Map<String, Object> notice = notice(person, today());
            notice.remove(field);
            MUDANJIANG.post("/api/v1/admission-notices", notice).statusCode(400);
        }
        Map<String, Object> unknown = notice(person, today());
        unknown.put("institution", "H99999999999");
        MUDANJIANG
                .post("/api/v1/admission-notices", unknown)
                .statusCode(404)
                .body("type", equalTo("/problems/institution-unknown"));
    }

    @Test
    void article_11_4_nobody_tells_before_the_admission_or_tomorrow() {
        String person = filed();
        MUDANJIANG
                .post("/api/v1/admission-notices", notice(person, today().plusDays(1)))
                .statusCode(422)
                .body("violations.field", hasItem("admittedOn"));
        tell(person, today().minusDays(1), today().plusDays(1))
                .statusCode(422)
                .body("violations.field", hasItem("toldAt"));
    }

    @Test
    void article_11_4_a_hospital_tells_of_its_own_patient_and_of_nobody_elses() {
        String person = filed();
        Desk hospital = Desk.as(Keys.hospital(HOSPITAL));
        Desk other = Desk.as(Keys.hospital("H22010000001"));
        Map<String, Object> notice = notice(person, today().minusDays(2));

        other.post("/api/v1/admission-notices", notice).statusCode(403);
        hospital.post("/api/v1/admission-notices", notice)
                .statusCode(201)
                .body("channel", equalTo("hospital"))
                .body("inTime", equalTo(true));
        eligibility(person, today().minusDays(2)).body("until", nullValue());
    }

    @Test
    void article_11_4_an_admission_message_with_a_bed_is_a_notice_and_one_without_is_remembered()
            throws IOException {
        String told = filed();
        String untold = filed();
        admissionReported(told, "心内科", "12", 1);
        admissionReported(told, "心内科", "12", 1);
        admissionReported(untold, "心内科", "", 2);

        MUDANJIANG
                .get("/api/v1/admission-notices?personNo=" + told)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].channel", equalTo("admission"))
                .body("items[0].inTime", equalTo(true))
                .body("items[0].bed", equalTo("12"));
        MUDANJIANG.get("/api/v1/admission-notices?personNo=" + untold).body("items", hasSize(0));
        assertThat(
                        sources.stream()
                                .filter(one -> one.kind() == DeadlineKind.ADMISSION_NOTICE)
                                .flatMap(one -> one.dueOn(today().plusDays(2), "", 1000).stream())
                                .map(Deadline::personNo))
                .contains(untold)
                .doesNotContain(told);
    }

    /** As settlement tells it, by the example of the contract. */
    private void admissionReported(String person, String department, String bed, int number)
            throws IOException {
        ObjectNode event =
                (ObjectNode)
                        new ObjectMapper()
                                .readTree(
                                        Path.of(
                                                        "..",
                                                        "docs",
                                                        "contracts",
                                                        "admission-reported.v1.example.json")
                                                .toFile());
        LocalDate admitted = today().minusDays(1);
        event.put("personNo", person)
                .put(
                        "visitId",
                        "S231000261005%06d%01d".formatted(person.hashCode() & 0xffff, number))
                .put("department", department)
                .put("bed", bed)
                .put("admittedOn", admitted.toString())
                .put("reportedAt", admitted + "T02:00:00Z");
        ReceivedEvent received =
                new ReceivedEvent(
                        UUID.randomUUID(),
                        "admission-reported.v1",
                        person,
                        0,
                        0,
                        clock.instant(),
                        null,
                        event.toString());
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                inboxes.stream()
                                        .filter(one -> one.topic().equals("stay-events"))
                                        .forEach(one -> one.handle(List.of(received))));
    }

    @Test
    void a_region_that_asks_for_no_notice_takes_none() {
        String person = Sample.person("220100");
        Desk.of("220100")
                .post("/api/v1/admission-notices", notice(person, today()))
                .statusCode(422)
                .body("type", equalTo("/problems/notice-not-wanted"));
    }

    @Test
    void notices_are_seen_and_made_by_the_insured_region_alone() {
        String person = filed();
        String id = tell(person, today(), today()).statusCode(201).extract().path("id");

        Desk.of("220100").get("/api/v1/admission-notices/" + id).statusCode(403);
        Desk.of("220100")
                .post("/api/v1/admission-notices", notice(person, today()))
                .statusCode(403);
        MUDANJIANG.get("/api/v1/admission-notices/" + id).statusCode(200);
        MUDANJIANG
                .get("/api/v1/admission-notices/N0")
                .statusCode(404)
                .body("type", equalTo(problem("notice-unknown")));
        MUDANJIANG
                .get("/api/v1/admission-notices?personNo=" + person)
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void article_12_3_the_large_amount_scheme_is_told_within_seven_days_with_a_telephone() {
        LocalDate admitted = today().minusDays(30);
        String inTime = filed();
        String withoutPhone = filed();
        String late = filed();
        tell(inTime, admitted, admitted.plusDays(7), "13900000000")
                .body("largeAmountInTime", equalTo(true))
                .body("phone", not(containsString("13900000000")));
        tell(withoutPhone, admitted, admitted.plusDays(7))
                .body("largeAmountInTime", equalTo(false));
        tell(late, admitted, admitted.plusDays(8), "13900000000")
                .body("largeAmountInTime", equalTo(false));

        eligibility(inTime, admitted).body("largeAmount.standing", equalTo("told"));
        eligibility(withoutPhone, admitted).body("largeAmount.standing", equalTo("not-told"));
        eligibility(late, admitted).body("largeAmount.covered", equalTo(false));
    }

    @Test
    void article_11_7_a_lent_card_suspends_the_person_until_released() {
        String person = filed();
        String id =
                suspend(person, "card-misuse")
                        .statusCode(201)
                        .body("author", equalTo("filing-clerk-231000"))
                        .body("from", equalTo(today().toString()))
                        .body("until", nullValue())
                        .extract()
                        .path("id");

        eligibility(person, today())
                .body("direct", equalTo(false))
                .body("reason", equalTo("person-suspended"))
                .body("text", containsString("出借"));
        ask(person, today(), "&emergency=true").body("reason", equalTo("person-suspended"));
        suspend(person, "card-misuse")
                .statusCode(409)
                .body("type", equalTo("/problems/suspended-already"));

        MUDANJIANG
                .post("/api/v1/person-suspensions/" + id + "/release", Map.of("reason", "已退回基金损失"))
                .statusCode(200)
                .body("releasedOn", equalTo(today().toString()))
                .body("releaseReason", equalTo("已退回基金损失"))
                .body("releasedBy", notNullValue());
        eligibility(person, today()).body("direct", equalTo(true));
        MUDANJIANG
                .post("/api/v1/person-suspensions/" + id + "/release", Map.of("reason", "再次"))
                .statusCode(409)
                .body("type", equalTo("/problems/suspension-ended"));
    }

    @Test
    void suspensions_name_a_reason_and_are_the_insured_regions_own() {
        String person = filed();
        MUDANJIANG
                .post(
                        "/api/v1/person-suspensions",
                        Map.of("personNo", person, "kind", "card-misuse", "reason", " "))
                .statusCode(400);
        Desk.of("220100")
                .post(
                        "/api/v1/person-suspensions",
                        Map.of("personNo", person, "kind", "other", "reason", "测试"))
                .statusCode(403);
        MUDANJIANG
                .post(
                        "/api/v1/person-suspensions",
                        Map.of("personNo", "9999nobody", "kind", "other", "reason", "测试"))
                .statusCode(404);
        MUDANJIANG
                .post(
                        "/api/v1/person-suspensions",
                        Map.of(
                                "personNo",
                                person,
                                "kind",
                                "other",
                                "from",
                                today().minusDays(1).toString(),
                                "reason",
                                "测试"))
                .statusCode(422)
                .body("type", equalTo("/problems/dates-impossible"));
        MUDANJIANG.get("/api/v1/person-suspensions/U0").statusCode(404);
    }

    @Test
    void a_suspension_and_a_notice_and_a_review_are_facts_that_nobody_changes() {
        String person = filed();
        String id = suspend(person, "other").statusCode(201).extract().path("id");
        tell(person, today(), today()).statusCode(201);

        mustNot("update person_suspension set reason = 'x' where id = '" + id + "'");
        mustNot("delete from person_suspension where id = '" + id + "'");
        mustNot("update admission_notice set bed = '1' where person_no = '" + person + "'");
        mustNot("delete from admission_notice where person_no = '" + person + "'");
    }

    private void mustNot(String sql) {
        assertThatThrownBy(
                        () ->
                                QuarkusTransaction.requiringNew()
                                        .run(
                                                () ->
                                                        database.useHandle(
                                                                handle -> handle.execute(sql))))
                .as(sql)
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void article_13_who_is_reviewed_in_time_with_the_premium_is_not_suspended() {
        String person = filed();
        review(person, null, null)
                .statusCode(422)
                .body("type", equalTo(problem("premium-not-prepaid")));
        review(person, "96.00", " ").statusCode(422);
        review(person, "96.00", "DE1")
                .statusCode(201)
                .body("year", equalTo(today().getYear()))
                .body("late", equalTo(false))
                .body("premium", equalTo("96.00"));
        review(person, "96.00", "DE1")
                .statusCode(409)
                .body("type", equalTo(problem("reviewed-already")));
        MUDANJIANG
                .get("/api/v1/yearly-reviews?personNo=" + person)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].receipt", equalTo("DE1"));

        missTheReview();

        eligibility(person, today()).body("direct", equalTo(true));
    }

    @Test
    void article_13_who_misses_the_review_is_suspended_and_released_by_the_late_review() {
        String person = filed();
        MUDANJIANG
                .get("/api/v1/yearly-reviews/missing?region=231000&limit=200")
                .statusCode(200)
                .body("items.personNo", hasItem(person));

        int year = missTheReview();
        missTheReview();

        eligibility(person, today())
                .body("reason", equalTo("person-suspended"))
                .body("text", containsString("年审"));
        MUDANJIANG
                .get("/api/v1/person-suspensions?kind=review-missed&personNo=" + person)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].author", equalTo("system"))
                .body("items[0].reviewYear", equalTo(year));

        MUDANJIANG
                .post(
                        "/api/v1/yearly-reviews",
                        Map.of(
                                "personNo",
                                person,
                                "year",
                                year,
                                "premium",
                                "96.00",
                                "receipt",
                                "DE2"))
                .statusCode(201)
                .body("late", equalTo(true));
        eligibility(person, today()).body("direct", equalTo(true));
        eligibility(person, today().minusDays(1)).body("direct", equalTo(true));
    }

    @Test
    void article_13_whoever_is_no_retiree_or_elsewhere_insured_is_not_reviewed() {
        String elsewhere = Sample.person("220100");
        Desk.of("220100")
                .post(
                        "/api/v1/yearly-reviews",
                        Map.of("personNo", elsewhere, "premium", "96.00", "receipt", "DE3"))
                .statusCode(422)
                .body("type", equalTo(problem("review-not-held")));
        String person = filed();
        MUDANJIANG
                .post(
                        "/api/v1/yearly-reviews",
                        Map.of(
                                "personNo",
                                person,
                                "year",
                                today().getYear() + 1,
                                "premium",
                                "96.00",
                                "receipt",
                                "DE4"))
                .statusCode(409)
                .body("type", equalTo(problem("review-not-open")));
    }

    @Test
    void article_13_whoever_is_still_to_be_reviewed_is_reminded() {
        String person = filed();
        LocalDate last = today().plusDays(20);
        if (last.getYear() != today().getYear()) {
            return;
        }

        assertThat(missingReviews.dueOn(last, "231000/" + before(person), 1))
                .singleElement()
                .matches(one -> one.personNo().equals(person));
        assertThat(missingReviews.dueOn(last.minusDays(1), "", 10)).isEmpty();
        review(person, "96.00", "DE5").statusCode(201);
        assertThat(missingReviews.dueOn(last, "231000/" + before(person), 1))
                .noneMatch(one -> one.personNo().equals(person));
    }

    /** What sorts just before a number. */
    private static String before(String personNo) {
        return personNo.substring(0, personNo.length() - 1)
                + (char) (personNo.charAt(personNo.length() - 1) - 1)
                + "~";
    }

    @Test
    void article_11_6_what_came_of_drink_or_an_accident_is_never_covered() {
        String person = filed();
        for (String cause :
                List.of(
                        "traffic-accident",
                        "medical-accident",
                        "third-party",
                        "alcohol",
                        "suicide",
                        "self-harm")) {
            ask(person, today(), "&cause=" + cause)
                    .body("direct", equalTo(false))
                    .body("reason", equalTo("cause-excluded"));
        }
        ask(person, today(), "&cause=other-injury").body("direct", equalTo(true));
        MUDANJIANG.get(path(person, today()) + "&cause=bad-luck").statusCode(400);
    }

    /** Yesterday was the last day; the job runs this midnight. */
    private int missTheReview() {
        Sample.importFile("filing-policies", policy(today().minusDays(1))).statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> missedReviews.run(Beijing.startOf(today())));
        return today().minusDays(1).getYear();
    }

    private static String problem(String code) {
        return "/problems/" + code;
    }

    private ValidatableResponse review(String person, String premium, String receipt) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("personNo", person);
        review.put("premium", premium);
        review.put("receipt", receipt);
        return MUDANJIANG.post("/api/v1/yearly-reviews", review);
    }

    private ValidatableResponse suspend(String person, String kind) {
        return MUDANJIANG.post(
                "/api/v1/person-suspensions",
                Map.of("personNo", person, "kind", kind, "reason", "经核实"));
    }

    private ValidatableResponse tell(String person, LocalDate admitted, LocalDate told) {
        return tell(person, admitted, told, null);
    }

    private ValidatableResponse tell(
            String person, LocalDate admitted, LocalDate told, String phone) {
        Map<String, Object> notice = notice(person, admitted);
        notice.put("channel", "phone");
        notice.put("phone", phone);
        if (!told.equals(today())) {
            notice.put("toldAt", told + "T09:00:00+08:00");
        }
        return MUDANJIANG.post("/api/v1/admission-notices", notice);
    }

    private static Map<String, Object> notice(String person, LocalDate admitted) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("personNo", person);
        notice.put("institution", HOSPITAL);
        notice.put("department", "心内科");
        notice.put("ward", "6病区603室");
        notice.put("bed", "12");
        notice.put("admittedOn", admitted.toString());
        return notice;
    }

    private ValidatableResponse eligibility(String person, LocalDate admitted) {
        return ask(person, admitted, "");
    }

    private ValidatableResponse ask(String person, LocalDate admitted, String more) {
        return MUDANJIANG.get(path(person, admitted) + more).statusCode(200);
    }

    private static String path(String person, LocalDate admitted) {
        return "/api/v1/eligibility?personNo=%s&institution=%s&careType=inpatient&admittedOn=%s"
                .formatted(person, HOSPITAL, admitted);
    }

    /** A new retiree, resettled since two months ago. */
    private String filed() {
        String person = Sample.person("231002");
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("personNo", person);
        application.put("type", "resettled-retiree");
        application.put("treatmentRegions", List.of("220200"));
        application.put("institutions", List.of());
        application.put("channel", "agency");
        application.put("validFrom", today().minusDays(60).toString());
        application.put(
                "materials",
                List.of(
                        Map.of("kind", "identity-voucher", "reference", "身份证"),
                        Map.of(
                                "kind",
                                "residence-permit",
                                "reference",
                                "居住证",
                                "since",
                                today().minusYears(2).toString())));
        application.put("promise", false);
        application.put("reason", "随子女居住");
        MUDANJIANG.fileActive(application);
        return person;
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
