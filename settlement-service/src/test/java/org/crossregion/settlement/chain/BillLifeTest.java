package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What may be done with a bill and its visit, and in which order. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class BillLifeTest {

    @Inject World world;
    @Inject Clerk clerk;
    @Inject Books books;
    @Inject Clock clock;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    /** A stay that is over, with 4,000 in scope. */
    private Settlement stayed(String person, int from, int to) {
        String visit = clerk.stay(person, daysAgo(from), daysAgo(to));
        clerk.line(visit, "1", daysAgo(from), 100);
        return clerk.settle(visit, 400_000, false);
    }

    private Settlement seen(String person, int units) {
        String visit = clerk.outpatient(person, clock.instant());
        clerk.line(visit, "1", clock.instant(), units);
        return clerk.settle(visit, 4_000L * units, false);
    }

    private static String id(Settlement bill) {
        return bill.settlementId().orElseThrow();
    }

    private static Money yuan(String yuan) {
        return Money.ofYuan(yuan);
    }

    private static void refused(Runnable work, SettlementRefusal refusal) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("type", equalTo("/problems/" + code));
    }

    @Test
    void the_next_admission_bears_the_deductible_that_an_undone_one_has_freed() {
        String person = world.filedPerson();
        Settlement first = stayed(person, 40, 35);
        Settlement second = stayed(person, 30, 25);
        assertThat(first.deductible()).isEqualTo(yuan("1200.00"));
        assertThat(second.deductible()).isEqualTo(yuan("800.00"));

        clerk.cancel(id(first), true);
        assertThat(stayed(person, 20, 15).deductible()).isEqualTo(yuan("1200.00"));
        assertThat(stayed(person, 10, 5).deductible()).isEqualTo(yuan("600.00"));

        hospital.get("/api/v1/settlements/" + id(second))
                .then()
                .body("deductible", equalTo("800.00"));
        books.mustBeExact();
    }

    @Test
    void the_next_outpatient_bill_bears_the_yearly_deductible_that_a_cancelled_one_has_freed() {
        String person = world.filedPerson();
        Settlement first = seen(person, 8);
        Settlement second = seen(person, 8);
        assertThat(first.deductible()).isEqualTo(yuan("320.00"));
        assertThat(second.deductible()).isEqualTo(yuan("80.00"));

        clerk.cancel(id(first), false);
        Settlement third = seen(person, 10);

        assertThat(third.deductible()).isEqualTo(yuan("320.00"));
        hospital.get("/api/v1/settlements/" + id(second))
                .then()
                .body("deductible", equalTo("80.00"));
        assertThat(seen(person, 1).deductible()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_stay_billed_midway_stays_the_admission_that_it_was() {
        String person = world.filedPerson();
        String old = clerk.stay(person, daysAgo(30), daysAgo(25));
        clerk.line(old, "1", daysAgo(30), 100);
        String visit = clerk.admit(person, CareType.INPATIENT, "21", daysAgo(20));
        clerk.line(visit, "1", daysAgo(19), 25);
        assertThat(clerk.settle(visit, 100_000, true).deductible()).isEqualTo(yuan("1000.00"));

        assertThat(clerk.settle(old, 400_000, false).deductible()).isEqualTo(yuan("800.00"));
        clerk.line(visit, "2", daysAgo(18), 25);
        assertThat(clerk.settle(visit, 100_000, false).deductible()).isEqualTo(yuan("200.00"));
    }

    @Test
    void a_bill_midway_that_is_undone_leaves_the_stay_settled_to_its_end() {
        String person = world.filedPerson();
        String visit = clerk.admit(person, CareType.INPATIENT, "21", daysAgo(20));
        clerk.line(visit, "1", daysAgo(19), 25);
        Settlement midway = clerk.settle(visit, 100_000, true);
        clerk.line(visit, "2", daysAgo(18), 25);
        Settlement last = clerk.settle(visit, 100_000, false);

        refused(() -> clerk.cancel(id(midway), false), SettlementRefusal.LATER_BILL_EXISTS);
        clerk.cancel(id(midway), true);

        assertThat(world.truth("select settled from visit where visit_id = '" + visit + "'"))
                .isTrue();
        clerk.cancel(id(last), false);
        assertThat(world.truth("select settled from visit where visit_id = '" + visit + "'"))
                .isFalse();
        assertThat(clerk.settle(visit, 200_000, false).deductible()).isEqualTo(yuan("1200.00"));
    }

    @Test
    void whoevers_last_bill_is_taken_back_before_the_discharge_lies_in_hospital_again() {
        String person = world.filedPerson();
        String visit = clerk.admit(person, CareType.INPATIENT, "21", daysAgo(3));
        clerk.line(visit, "1", daysAgo(2), 25);
        String outpatient = clerk.outpatient(person, clock.instant());
        clerk.line(outpatient, "1", clock.instant(), 1);
        refused(
                () -> clerk.settle(outpatient, 4_000, false),
                SettlementRefusal.ALREADY_IN_HOSPITAL);
        clerk.settle(visit, 100_000, true);
        refused(
                () -> clerk.settle(outpatient, 4_000, false),
                SettlementRefusal.ALREADY_IN_HOSPITAL);

        clerk.line(visit, "2", daysAgo(2), 25);
        Settlement last = clerk.settle(visit, 100_000, false);
        clerk.cancel(id(last), false);
        refused(
                () -> clerk.settle(outpatient, 4_000, false),
                SettlementRefusal.ALREADY_IN_HOSPITAL);
        refused(
                () -> clerk.admit(person, CareType.INPATIENT, "21", clock.instant()),
                SettlementRefusal.ALREADY_IN_HOSPITAL);

        clerk.settle(visit, 100_000, false);
        clerk.settle(outpatient, 4_000, false);
    }

    @Test
    void a_bill_may_be_taken_back_although_the_person_has_been_admitted_elsewhere() {
        String person = world.filedPerson();
        String visit = clerk.admit(person, CareType.INPATIENT, "21", daysAgo(3));
        clerk.line(visit, "1", daysAgo(2), 25);
        Settlement bill = clerk.settle(visit, 100_000, false);
        Hospital other = new Hospital(World.OTHER_HOSPITAL);
        Map<String, Object> admission = Hospital.admission(person, "employee", "inpatient");
        String elsewhere = other.admitted(admission);

        clerk.cancel(id(bill), false);
        other.request()
                .body(fields("dischargedAt", Hospital.daysAgo(0).toString()))
                .post("/api/v1/visits/" + elsewhere + "/discharge")
                .then()
                .statusCode(200);

        String outpatient = clerk.outpatient(person, clock.instant());
        clerk.line(outpatient, "1", clock.instant(), 1);
        refused(
                () -> clerk.settle(outpatient, 4_000, false),
                SettlementRefusal.ALREADY_IN_HOSPITAL);
        clerk.settle(visit, 100_000, false);
        clerk.settle(outpatient, 4_000, false);
    }

    /** A stay from ten days ago to five days ago, discharged, billed or not. */
    @ParameterizedTest
    @CsvSource({
        "11, 11, true",
        "10, 10, true",
        "9, 9, false",
        "6, 6, false",
        "5, 5, true",
        "4, 4, true",
        "11, 7, false",
        "11, 5, true",
        "10, 9, false"
    })
    void a_day_of_outpatient_care_within_a_stay_is_refused(
            int registered, int given, boolean settled) {
        for (boolean billed : List.of(true, false)) {
            String person = world.filedPerson();
            String stay = clerk.stay(person, daysAgo(10), daysAgo(5));
            if (billed) {
                clerk.line(stay, "1", daysAgo(9), 25);
                clerk.settle(stay, 100_000, false);
            }
            String outpatient = clerk.outpatient(person, daysAgo(registered));
            clerk.line(outpatient, "1", daysAgo(given), 1);
            if (settled) {
                clerk.settle(outpatient, 4_000, false);
            } else {
                refused(
                        () -> clerk.settle(outpatient, 4_000, false),
                        SettlementRefusal.ALREADY_IN_HOSPITAL);
            }
        }
    }

    @Test
    void a_stay_that_was_taken_back_or_lies_elsewhere_in_time_does_not_stand_in_the_way() {
        String person = world.filedPerson();
        String stay = clerk.stay(person, daysAgo(10), daysAgo(5));
        String outpatient = clerk.outpatient(person, daysAgo(7));
        clerk.line(outpatient, "1", daysAgo(7), 1);
        refused(hospital.settle(outpatient, fields("total", "40.00")), 409, "already-in-hospital");

        hospital.request().post("/api/v1/visits/" + stay + "/cancellation").then().statusCode(200);

        clerk.settle(outpatient, 4_000, false);
    }

    @Test
    void a_discharge_is_taken_back_and_not_while_the_person_lies_elsewhere() {
        String person = world.filedPerson();
        String stay = clerk.stay(person, daysAgo(5), daysAgo(4));
        String readmission = "/api/v1/visits/" + stay + "/readmission";
        hospital.request()
                .post(readmission)
                .then()
                .statusCode(200)
                .body("state", equalTo("admitted"));
        refused(hospital.request().post(readmission), 409, "visit-not-ended");
        hospital.request()
                .body(fields("dischargedAt", Hospital.daysAgo(4).toString()))
                .post("/api/v1/visits/" + stay + "/discharge")
                .then()
                .statusCode(200);
        new Hospital(World.OTHER_HOSPITAL)
                .admitted(Hospital.admission(person, "employee", "inpatient"));

        refused(hospital.request().post(readmission), 409, "already-in-hospital");
    }

    @Test
    void a_person_is_admitted_by_one_of_many_hospitals_at_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            String person = world.filedPerson();
            List<Callable<Integer>> admissions = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Hospital one = new Hospital(i % 2 == 0 ? World.HOSPITAL : World.OTHER_HOSPITAL);
                Map<String, Object> admission = Hospital.admission(person, "employee", "inpatient");
                admissions.add(() -> one.admit(admission).statusCode());
            }

            assertThat(together(admissions)).containsOnlyOnce(201).contains(409);
        }
    }

    @Test
    void the_same_admission_sent_many_times_at_once_is_one_stay() throws Exception {
        String person = world.filedPerson();
        Map<String, Object> admission = Hospital.admission(person, "employee", "inpatient");
        Callable<String> same = () -> hospital.admitted(admission);

        assertThat(Set.copyOf(together(Collections.nCopies(10, same)))).hasSize(1);
    }

    @Test
    void a_stay_is_not_taken_back_while_a_later_one_is_being_settled() throws Exception {
        for (int round = 0; round < 8; round++) {
            String person = world.filedPerson();
            Settlement first = stayed(person, 40, 35);
            String later = clerk.stay(person, daysAgo(10), daysAgo(5));
            clerk.line(later, "1", daysAgo(9), 25);

            together(
                    List.of(
                            () -> clerk.settle(later, 100_000, false).deductible().toString(),
                            () -> {
                                try {
                                    return id(clerk.cancel(id(first), false));
                                } catch (Refused e) {
                                    return e.refusal().code();
                                }
                            }));

            // If the first was taken back, the later one came after that and is the first now.
            boolean takenBack =
                    world.truth(
                            "select count(*) = 1 from mirror where original_id = '"
                                    + id(first)
                                    + "'");
            assertThat(
                            world.text(
                                    "select deductible_fen::text from settlement where visit_id ="
                                            + " '"
                                            + later
                                            + "'"))
                    .contains(takenBack ? "100000" : "80000");
        }
    }

    @Test
    void a_stay_elsewhere_that_was_settled_later_is_taken_back_first() {
        String person = world.filedPerson();
        Settlement first = stayed(person, 40, 35);
        Hospital other = new Hospital(World.OTHER_HOSPITAL);
        String visit = other.stay(person);
        other.uploaded(visit, List.of(Hospital.line("1", World.BED, "40.00", 1)));
        String later = other.settle(visit, "40.00").then().extract().path("id");

        hospital.cancel(id(first))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/later-bill-exists"))
                .body("detail", containsString(later));
        seen(person, 1);
        other.cancel(later).then().statusCode(200);
        hospital.cancel(id(first)).then().statusCode(200);
    }

    @Test
    void part_of_a_bill_is_paid_back_by_cancelling_it_and_settling_the_rest() {
        String person = world.filedPerson();
        String visit = clerk.stay(person, daysAgo(5), daysAgo(1));
        clerk.line(visit, "1", daysAgo(4), 50);
        clerk.line(visit, "2", daysAgo(3), 25);
        Settlement whole = clerk.settle(visit, 300_000, false);
        clerk.cancel(id(whole), false);
        hospital.request()
                .body(fields("lineNos", List.of("2")))
                .post("/api/v1/visits/" + visit + "/fee-lines/withdrawal")
                .then()
                .statusCode(200);

        Settlement rest = clerk.settle(visit, 200_000, false);

        assertThat(rest.settlementId()).isNotEqualTo(whole.settlementId());
        assertThat(rest.deductible()).isEqualTo(yuan("1200.00"));
        assertThat(
                        world.number(
                                "select sum(total_fen)::bigint from settlement where visit_id = '"
                                        + visit
                                        + "'"))
                .isEqualTo(200_000);
    }

    @Test
    void equal_content_after_a_cancellation_is_a_new_settlement_and_before_it_the_same() {
        String person = world.filedPerson();
        String visit = clerk.outpatient(person, clock.instant());
        clerk.line(visit, "1", clock.instant(), 2);
        Settlement first = clerk.settle(visit, 8_000, false);
        assertThat(clerk.settle(visit, 8_000, false).settlementId())
                .isEqualTo(first.settlementId());

        clerk.cancel(id(first), false);
        Settlement second = clerk.settle(visit, 8_000, false);

        assertThat(second.settlementId()).isNotEqualTo(first.settlementId());
        assertThat(second.split()).isEqualTo(first.split());
    }

    private int yearBefore() {
        return Beijing.day(clock.instant()).getYear() - 2;
    }

    private static Instant on(int year, int month, int day) {
        return Beijing.startOf(LocalDate.of(year, month, day)).plus(Duration.ofHours(9));
    }

    /** bills, admissions, total, deductible, pooling of a year. */
    private String year(String person, int year) {
        return world.text(
                        "select concat_ws(' ', bills, admissions, total_fen, deductible_fen,"
                                + " pooling_fen) from accumulator where person_no = '"
                                + person
                                + "' and year = "
                                + year)
                .orElse("");
    }

    @Test
    void a_stay_in_two_years_is_one_bill_that_counts_in_both_by_its_days() {
        String person = world.personOfStrictRegion();
        int year = yearBefore();
        // 15 days, of which 10 are in December: 3,200 of the 4,800, and 1,600.
        String visit = clerk.stay(person, on(year, 12, 22), on(year + 1, 1, 6));
        clerk.line(visit, "1", on(year, 12, 23), 120);
        hospital.preSettle(visit, "4800.00")
                .then()
                .statusCode(200)
                .body("funds.pooling", equalTo("3168.00"));

        Settlement bill = clerk.settle(visit, 480_000, false);

        assertThat(bill.deductible()).isEqualTo(yuan("1200.00"));
        // (3,200 − 1,200) × 88 % + 1,600 × 88 %
        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("3168.00"));
        assertThat(bill.originPeriod()).isEqualTo(Period.monthOf(clock.instant()));
        assertThat(year(person, year)).isEqualTo("1 1 320000 120000 176000");
        assertThat(year(person, year + 1)).isEqualTo("0 0 160000 0 140800");
        assertThat(year(person, year + 2)).isEmpty();
        List<Map<String, Object>> amounts =
                hospital.get("/api/v1/settlements/" + id(bill) + "/explanation")
                        .jsonPath()
                        .getList("amounts");
        assertThat(amounts)
                .filteredOn(one -> one.get("rule").equals("year-part"))
                .extracting(one -> one.get("chinese"))
                .containsExactly(
                        year + "年度：住院15天中的10天，按日均费用分摊3200.00元",
                        (year + 1) + "年度：住院15天中的5天，按日均费用分摊1600.00元");
        assertThat(
                        hospital.get("/api/v1/visits/" + visit + "/settlements")
                                .jsonPath()
                                .<String>getList("settlements.id"))
                .containsExactly(id(bill));

        Settlement mirror = clerk.cancel(id(bill), true);
        assertThat(year(person, year)).isEqualTo("0 0 0 0 0");
        assertThat(year(person, year + 1)).isEqualTo("0 0 0 0 0");
        hospital.get("/api/v1/settlements/" + id(bill) + "/explanation")
                .then()
                .body("cancelledBy", equalTo(id(mirror)));
        hospital.get("/api/v1/settlements/" + id(mirror) + "/explanation")
                .then()
                .body("of", equalTo(id(bill)));
        books.mustBeExact();
    }

    @Test
    void a_stay_in_two_years_counts_whole_in_the_year_of_its_settlement_where_the_policy_says_so() {
        String person = world.filedPerson();
        int year = yearBefore();
        String visit = clerk.stay(person, on(year, 12, 22), on(year + 1, 1, 6));
        clerk.line(visit, "1", on(year, 12, 23), 120);

        Settlement bill = clerk.settle(visit, 480_000, false);

        assertThat(bill.split().fund(Fund.POOLING)).isEqualTo(yuan("3168.00"));
        assertThat(year(person, year)).isEmpty();
        assertThat(year(person, year + 2)).isEqualTo("1 1 480000 120000 316800");
    }

    @Test
    void a_stay_discharged_on_the_last_of_december_counts_in_the_old_year_by_days() {
        String person = world.personOfStrictRegion();
        int year = yearBefore();
        String visit = clerk.stay(person, on(year, 12, 22), on(year, 12, 31));
        clerk.line(visit, "1", on(year, 12, 23), 120);

        Settlement bill = clerk.settle(visit, 480_000, false);

        assertThat(year(person, year)).isEqualTo("1 1 480000 120000 316800");
        assertThat(bill.originPeriod()).isEqualTo(Period.monthOf(clock.instant()));
        assertThat(id(bill).substring(7, 11))
                .isEqualTo(bill.originPeriod().toString().replace("-", "").substring(2));
    }

    private Response reviews(String region, String query) {
        return Hospital.as(Role.FEE_AUDITOR, "", region).get("/api/v1/reviews?limit=500" + query);
    }

    private String review(String bill) {
        return reviews("230100", "&kind=freed-deductible")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.settlementId == '" + bill + "' }.id");
    }

    private Response decide(String review, String region, String decision) {
        return Hospital.as(Role.FEE_AUDITOR, "", region)
                .body(fields("decision", decision, "reason", "与参保人核对"))
                .post("/api/v1/reviews/" + review + "/decision");
    }

    @Test
    void a_freed_yearly_deductible_waits_for_its_review_where_the_policy_says_so() {
        String person = world.personOfStrictRegion();
        Settlement first = seen(person, 8);
        Settlement second = seen(person, 8);
        clerk.cancel(id(first), false);

        String review = review(id(first));
        assertThat(review).isNotNull();
        assertThat(seen(person, 10).deductible()).isEqualTo(Money.ZERO);
        assertThat(reviews("230000", "&open=true").jsonPath().<String>getList("items.id"))
                .contains(review);
        assertThat(reviews("220200", "").jsonPath().<String>getList("items.id"))
                .doesNotContain(review);
        refused(decide(review, "220200", "closed"), 403, "out-of-scope");
        refused(decide(review, "230100", "restored"), 400, "invalid-request");
        refused(decide("999999999", "230100", "closed"), 404, "review-unknown");
        Hospital.as(Role.HOSPITAL, World.HOSPITAL, "")
                .get("/api/v1/reviews")
                .then()
                .statusCode(403);

        decide(review, "230100", "next-bill")
                .then()
                .statusCode(200)
                .body("freed", equalTo("320.00"))
                .body("decision", equalTo("next-bill"))
                .body("decidedBy", equalTo("u-" + Role.FEE_AUDITOR));
        refused(decide(review, "230100", "closed"), 409, "review-decided");
        assertThat(seen(person, 10).deductible()).isEqualTo(yuan("320.00"));
        assertThat(second.deductible()).isEqualTo(yuan("80.00"));
        books.mustBeExact();
    }

    @Test
    void a_freed_admission_waits_for_its_review_and_what_is_restored_needs_none() {
        String person = world.personOfStrictRegion();
        Settlement first = stayed(person, 40, 35);
        stayed(person, 30, 25);
        clerk.cancel(id(first), true);

        assertThat(stayed(person, 20, 15).deductible()).isEqualTo(yuan("600.00"));
        decide(review(id(first)), "230100", "next-bill").then().statusCode(200);
        assertThat(stayed(person, 10, 5).deductible()).isEqualTo(yuan("1200.00"));

        Settlement early = seen(person, 8);
        seen(person, 8);
        Settlement mirror = clerk.cancel(id(early), false);
        assertThat(review(id(early))).isNotNull();
        Settlement restored = clerk.restore(id(mirror));
        reviews("230100", "")
                .then()
                .body(
                        "items.find { it.settlementId == '" + id(early) + "' }.decision",
                        equalTo("restored"));
        hospital.get("/api/v1/settlements/" + id(early))
                .then()
                .body("cancelledBy", equalTo(id(mirror)))
                .body("restoredAs", equalTo(id(restored)));
        books.mustBeExact();
    }

    @Test
    void what_is_withheld_under_one_number_of_a_merged_person_is_withheld_under_the_other() {
        String staying = world.personOfStrictRegion();
        String leaving = world.personOfStrictRegion();
        Settlement first = stayed(leaving, 40, 35);
        stayed(leaving, 30, 25);
        world.merge(leaving, staying);
        clerk.cancel(id(first), true);

        assertThat(review(id(first))).isNotNull();
        assertThat(stayed(staying, 20, 15).deductible()).isEqualTo(yuan("600.00"));
        books.mustBeExact();
    }

    @Test
    void a_bill_that_nobody_counted_on_needs_no_review() {
        String person = world.personOfStrictRegion();
        seen(person, 8);
        Settlement last = seen(person, 8);

        clerk.cancel(id(last), false);

        assertThat(review(id(last))).isNull();
        assertThat(seen(person, 8).deductible()).isEqualTo(yuan("80.00"));
    }

    /** Filed on a day before or after the discharge five days ago; settled today. */
    @ParameterizedTest
    @CsvSource({"10", "5", "4", "0"})
    void a_filing_counts_that_begins_until_the_day_of_settlement(int filedDaysAgo) {
        String person = world.person("employee", "12", "220100");
        String visit = clerk.stay(person, daysAgo(10), daysAgo(5));
        clerk.line(visit, "1", daysAgo(9), 100);
        refused(hospital.settle(visit, "4000.00"), 503, "filing-not-answering");

        world.file(person, Beijing.day(daysAgo(filedDaysAgo)));

        hospital.settle(visit, "4000.00")
                .then()
                .statusCode(200)
                .body("filingType", equalTo("referral"));
    }

    @Test
    void a_filing_that_begins_tomorrow_does_not_count_today_and_an_emergency_needs_none() {
        String person = world.person("employee", "12", "220100");
        String visit = clerk.stay(person, daysAgo(10), daysAgo(5));
        clerk.line(visit, "1", daysAgo(9), 100);
        world.file(person, Beijing.day(daysAgo(-1)));
        refused(hospital.settle(visit, "4000.00"), 503, "filing-not-answering");

        Map<String, Object> emergency =
                Hospital.admission(
                        world.person("employee", "12", "220100"), "employee", "inpatient");
        emergency.put("emergency", true);
        String rescued = hospital.admitted(emergency);
        clerk.line(rescued, "1", daysAgo(1), 100);
        hospital.settle(rescued, "4000.00")
                .then()
                .statusCode(200)
                .body("filingType", equalTo("emergency"));
    }

    @Test
    void a_stay_admitted_under_agreement_is_finished_after_its_end_and_nothing_else_is_begun() {
        String institution = "H22020000109";
        world.filedPerson();
        world.institution(institution, "220200", "02");
        world.until("select count(*) = 1 from institution where code = '" + institution + "'");
        Hospital ending = new Hospital(institution);
        String person = world.filedPerson();
        String stay = ending.stay(person);
        String patient = world.filedPerson();
        String outpatient = ending.outpatient(patient);
        for (String visit : List.of(stay, outpatient)) {
            ending.uploaded(visit, List.of(Hospital.line("1", World.BED, "40.00", 1)));
        }

        world.endAgreement(institution, "220200");

        ending.settle(stay, "40.00").then().statusCode(200);
        refused(ending.settle(outpatient, "40.00"), 422, "agreement-not-active");
        refused(
                ending.admit(Hospital.admission(patient, "employee", "inpatient")),
                422,
                "agreement-not-active");
    }

    @Test
    void where_the_policy_says_so_a_stay_is_not_finished_after_the_end_of_the_agreement() {
        String institution = "H22020000108";
        String person = world.personOfStrictRegion();
        world.institution(institution, "220200", "02");
        world.until("select count(*) = 1 from institution where code = '" + institution + "'");
        Hospital ending = new Hospital(institution);
        String stay = ending.stay(person);
        ending.uploaded(stay, List.of(Hospital.line("1", World.BED, "40.00", 1)));
        ending.preSettle(stay, "40.00").then().statusCode(200);

        world.endAgreement(institution, "220200");

        refused(ending.preSettle(stay, "40.00"), 422, "agreement-not-active");
        refused(ending.settle(stay, "40.00"), 422, "agreement-not-active");
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
