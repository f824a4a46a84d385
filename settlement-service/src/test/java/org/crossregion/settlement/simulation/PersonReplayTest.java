package org.crossregion.settlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.benefit.PolicyFiles;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * January 2026 of one retired person once more. In force is the sample: the first stay of a year
 * bears 1,200, the second 800, and 88 % are paid. The candidate: 2,000, 800, and 90 %. The stay:
 * 4,800 from 22 December to 6 January, so 3,200 in ten days of the old year and 1,600 in five.
 */
class PersonReplayTest {

    private static final LocalDate ADMITTED = LocalDate.of(2025, 12, 22);
    private static final LocalDate TURN = LocalDate.of(2025, 12, 31);
    private static final LocalDate DISCHARGED = LocalDate.of(2026, 1, 6);
    private static final LocalDate SETTLED = LocalDate.of(2026, 1, 8);

    private final List<Entry> entries = new ArrayList<>();

    @Test
    void a_divided_stay_is_divided_the_old_year_by_what_is_in_force_and_the_new_by_the_candidate() {
        divided("A1");
        second("A2", 1, "2464");

        PersonReplay replay = replay(byDays(shipped()), candidate("byDays", "2026-01-01"));

        // (3,200 − 1,200) × 88 % + 1,600 × 90 %
        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("3200"));
        // The first stay of 2026: (4,000 − 2,000) × 90 %
        assertThat(pooling(replay, 1)).isEqualTo(Money.ofYuan("1800"));
        assertThat(replay.acrossYears()).isEqualTo(1);
        assertThat(replay.untouched()).isZero();
    }

    @Test
    void a_candidate_that_was_in_force_in_the_old_year_has_both_parts() {
        divided("A1");

        PersonReplay replay = replay(byDays(shipped()), candidate("byDays", "2025-12-31"));

        // (3,200 − 2,000) × 90 % + 1,600 × 90 %
        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("2520"));
    }

    @Test
    void a_divided_stay_is_whole_and_then_the_first_of_the_new_year() {
        divided("A1");
        second("A2", 1, "2464");

        PersonReplay replay = replay(byDays(shipped()), candidate("whole", "2026-01-01"));

        // (4,800 − 2,000) × 90 %, then (4,000 − 800) × 90 %
        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("2520"));
        assertThat(pooling(replay, 1)).isEqualTo(Money.ofYuan("2880"));
        assertThat(replay.acrossYears()).isEqualTo(1);
    }

    @Test
    void a_whole_stay_is_divided_and_leaves_the_new_year_its_first_admission() {
        whole("A1");
        second("A2", 2, "2816");

        PersonReplay replay = replay(shipped(), candidate("byDays", "2026-01-01"));

        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("3200"));
        assertThat(pooling(replay, 1)).isEqualTo(Money.ofYuan("1800"));
        assertThat(replay.acrossYears()).isEqualTo(1);
    }

    @Test
    void what_the_old_year_has_paid_limits_its_part() {
        // The second stay of 2025: (3,200 − 800) × 88 % = 2,112. Of 120,000 there are 1,000 left;
        // of the other 1,112 the large-amount fund pays 90 %.
        before("A0", 2025, "119000");
        whole("A1");

        PersonReplay replay = replay(shipped(), candidate("byDays", "2026-01-01"));

        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("2440"));
        assertThat(replay.bills().get(0).after().fund(Fund.LARGE_AMOUNT))
                .isEqualTo(Money.ofYuan("1000.80"));
    }

    @Test
    void whoever_takes_it_back_takes_it_out_of_both_years() {
        whole("A1", false);
        mirror("A1", new Change(2026, 1, "4800", "1200", "3168"));
        whole("A3");
        second("A4", 2, "2816");

        PersonReplay replay = replay(shipped(), candidate("byDays", "2026-01-01"));

        assertThat(replay.bills()).hasSize(2);
        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("3200"));
        assertThat(pooling(replay, 1)).isEqualTo(Money.ofYuan("1800"));
    }

    @Test
    void what_was_taken_back_in_two_years_is_taken_back_once_where_it_is_whole() {
        divided("A1", false);
        mirror("A1", OLD, NEW);
        restored("A3", "A1", false);
        mirror("A3", OLD, NEW);
        divided("A4");
        second("A5", 1, "2464");

        PersonReplay replay = replay(byDays(shipped()), candidate("whole", "2026-01-01"));

        assertThat(replay.bills()).hasSize(2);
        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("2520"));
        assertThat(pooling(replay, 1)).isEqualTo(Money.ofYuan("2880"));
    }

    @Test
    void what_is_restored_is_what_it_was_here() {
        divided("A1", false);
        mirror("A1", OLD, NEW);
        restored("A3", "A1", true);
        second("A5", 1, "2464");

        PersonReplay replay = replay(byDays(shipped()), candidate("whole", "2026-01-01"));

        assertThat(replay.bills().get(0).settlementId()).isEqualTo("A3");
        assertThat(pooling(replay, 0)).isEqualTo(Money.ofYuan("2520"));
        assertThat(pooling(replay, 1)).isEqualTo(Money.ofYuan("2880"));
        assertThat(replay.acrossYears()).isEqualTo(1);
    }

    /** Discharged on 31 December, settled in January. */
    @Test
    void all_days_in_the_old_year_count_there_by_days_and_in_the_new_one_whole() {
        entries.add(
                stay(
                        "A1",
                        new Change(2025, 1, "4800", "1200", "3168"),
                        bill("4800", "3168", false, ADMITTED, TURN, true)));
        second("A2", 1, "2464");

        PersonReplay days = replay(byDays(shipped()), candidate("byDays", "2026-01-01"));
        PersonReplay whole = replay(byDays(shipped()), candidate("whole", "2026-01-01"));

        // (4,800 − 1,200) × 88 %, as in the old year; the next is the first of the new one.
        assertThat(pooling(days, 0)).isEqualTo(Money.ofYuan("3168"));
        assertThat(pooling(days, 1)).isEqualTo(Money.ofYuan("1800"));
        assertThat(days.acrossYears()).isEqualTo(1);
        // (4,800 − 2,000) × 90 %; the next is the second.
        assertThat(pooling(whole, 0)).isEqualTo(Money.ofYuan("2520"));
        assertThat(pooling(whole, 1)).isEqualTo(Money.ofYuan("2880"));
        assertThat(whole.acrossYears()).isEqualTo(1);
    }

    @Test
    void the_policy_in_force_leaves_everything_as_it_was() {
        divided("A1", false);
        mirror("A1", OLD, NEW);
        divided("A3");
        second("A4", 1, "2464");

        PersonReplay replay = replay(byDays(shipped()), byDays(shipped()));

        assertThat(replay.bills())
                .hasSize(2)
                .allSatisfy(
                        bill ->
                                assertThat(bill.after().personal())
                                        .isEqualTo(bill.before().personal()));
    }

    /** 320, 80 of 400, then the first is cancelled; the third bill is told that 400 are borne. */
    @Test
    void what_a_review_withheld_is_withheld_unless_the_candidate_gives_it_to_the_next_bill() {
        visit("A1", "320", "320", "0", "0", false);
        visit("A2", "320", "80", "320", "168", true);
        entries.add(
                entry(
                        "B1",
                        Optional.of("A1"),
                        "visitA1",
                        0,
                        2026,
                        outpatient("320", "320", "0").negated(),
                        Optional.empty()));
        visit("A3", "400", "0", "400", "280", true);
        String reviewed = with(shipped(), "freedDeductible: review");
        String dearer = deductibleOf500(reviewed);

        PersonReplay same = replay(reviewed, reviewed);
        PersonReplay withheld = replay(reviewed, dearer);
        PersonReplay next =
                replay(
                        reviewed,
                        dearer.replace("freedDeductible: review", "freedDeductible: nextBill"));

        assertThat(pooling(same, 0)).isEqualTo(Money.ofYuan("168"));
        assertThat(pooling(same, 1)).isEqualTo(Money.ofYuan("280"));
        // (320 − 180) × 70 %; then 180 are borne, and 320 count as borne: 400 × 70 %.
        assertThat(pooling(withheld, 0)).isEqualTo(Money.ofYuan("98"));
        assertThat(pooling(withheld, 1)).isEqualTo(Money.ofYuan("280"));
        // (400 − 320) × 70 %
        assertThat(pooling(next, 1)).isEqualTo(Money.ofYuan("56"));
    }

    /** The first of two stays is cancelled; the third is the third, for the first is withheld. */
    @Test
    void a_withheld_admission_is_passed_over_unless_the_candidate_gives_it_to_the_next_stay() {
        Change first = new Change(2026, 1, "4000", "1200", "2464");
        entries.add(stay("A1", first, inJanuary("2464", false)));
        second("A2", 2, "2816");
        mirror("A1", first);
        // (4,000 − 600) × 88 %
        second("A3", 3, "2992");
        String reviewed = with(shipped(), "freedDeductible: review");

        PersonReplay same = replay(reviewed, reviewed);
        PersonReplay next = replay(reviewed, shipped());

        assertThat(pooling(same, 1)).isEqualTo(Money.ofYuan("2992"));
        assertThat(pooling(next, 1)).isEqualTo(Money.ofYuan("2464"));
    }

    /** 400 of 2025, claimed in January 2026; 400 were borne in 2025, so that nothing is of this. */
    @Test
    void a_claim_counts_in_the_year_of_its_care_and_by_its_policy() {
        entries.add(
                entry(
                        "A1",
                        Optional.empty(),
                        "visitA1",
                        0,
                        2025,
                        outpatient("400", "400", "0"),
                        Optional.empty()));
        entries.add(
                entry(
                        "A2",
                        Optional.empty(),
                        "visitA2",
                        0,
                        2025,
                        outpatient("400", "0", "280"),
                        Optional.of(claimed("400", "280", "400"))));
        String dearer = deductibleOf500(shipped());

        PersonReplay later = replay(shipped(), dearer.replace("2020-01-01", "2026-01-01"));
        PersonReplay then = replay(shipped(), dearer.replace("2020-01-01", "2025-06-01"));
        PersonReplay ofSettlement =
                replay(
                        shipped(),
                        dearer.replace("claims: { until:", "claims: { year: settlement, until:"));

        assertThat(pooling(later, 0)).isEqualTo(Money.ofYuan("280"));
        // (400 − 100) × 70 %
        assertThat(pooling(then, 0)).isEqualTo(Money.ofYuan("210"));
        // All 400 are borne, being the first of 2026.
        assertThat(pooling(ofSettlement, 0)).isEqualTo(Money.ZERO);
    }

    private static MonthBill claimed(String cost, String pooling, String borneBefore) {
        MonthBill direct =
                bill(
                        CareType.OUTPATIENT,
                        cost,
                        pooling,
                        false,
                        TURN,
                        TURN,
                        List.of(Money.ofYuan(borneBefore)),
                        true);
        return new MonthBill(
                direct.insuredRegion(),
                direct.careType(),
                direct.level(),
                direct.personType(),
                direct.civilServant(),
                direct.filing(),
                direct.stay(),
                direct.familyBed(),
                true,
                direct.divided(),
                direct.settledOn(),
                direct.billedFrom(),
                direct.billedUntil(),
                direct.borneBefore(),
                direct.split(),
                direct.balanceBefore(),
                direct.accountMayPay(),
                direct.stands());
    }

    private static final Change OLD = new Change(2025, 1, "3200", "1200", "1760");
    private static final Change NEW = new Change(2026, 0, "1600", "0", "1408");

    /** What a stay did to a year; of a part that is not its first, no admission. */
    private record Change(
            int year, int admission, String total, String deductible, String pooling) {

        YearUse use() {
            int counted = admission > 0 ? 1 : 0;
            Money paid = Money.ofYuan(pooling);
            return new YearUse(
                    counted,
                    counted,
                    Money.ofYuan(total),
                    Money.ofYuan(deductible),
                    Map.of(),
                    paid,
                    Map.of(CareType.INPATIENT, paid),
                    Map.of());
        }
    }

    private void divided(String id) {
        divided(id, true);
    }

    private void divided(String id, boolean stands) {
        MonthBill bill = bill("4800", "3168", true, ADMITTED, DISCHARGED, stands);
        entries.add(stay(id, OLD, bill));
        entries.add(stay(id, NEW, bill));
    }

    private void restored(String id, String original, boolean stands) {
        MonthBill bill = bill("4800", "3168", true, ADMITTED, DISCHARGED, stands);
        for (Change change : List.of(OLD, NEW)) {
            Entry one = stay(id, change, bill);
            entries.add(
                    new Entry(
                            id,
                            Optional.empty(),
                            Optional.of(original),
                            one.personNo(),
                            one.scheme(),
                            one.year(),
                            "visit" + original,
                            one.admission(),
                            one.change(),
                            one.bill()));
        }
    }

    private void whole(String id) {
        whole(id, true);
    }

    /** (4,800 − 1,200) × 88 % = 3,168 */
    private void whole(String id, boolean stands) {
        entries.add(
                stay(
                        id,
                        new Change(2026, 1, "4800", "1200", "3168"),
                        bill("4800", "3168", false, ADMITTED, DISCHARGED, stands)));
    }

    /** Another stay, of 4,000, in January. */
    private void second(String id, int admission, String pooling) {
        String deductible = List.of("1200", "800", "600").get(admission - 1);
        entries.add(
                stay(
                        id,
                        new Change(2026, admission, "4000", deductible, pooling),
                        inJanuary(pooling, true)));
    }

    private static MonthBill inJanuary(String pooling, boolean stands) {
        return bill("4000", pooling, false, DISCHARGED, SETTLED, stands);
    }

    private void before(String id, int year, String pooling) {
        Change change = new Change(year, 1, "200000", "1200", pooling);
        entries.add(
                entry(id, Optional.empty(), "visit" + id, 1, year, change.use(), Optional.empty()));
    }

    private void mirror(String id, Change... changes) {
        for (Change change : changes) {
            entries.add(
                    entry(
                            "M" + id,
                            Optional.of(id),
                            "visit" + id,
                            change.admission(),
                            change.year(),
                            change.use().negated(),
                            Optional.empty()));
        }
    }

    private static Entry stay(String id, Change change, MonthBill bill) {
        return entry(
                id,
                Optional.empty(),
                "visit" + id,
                change.admission(),
                change.year(),
                change.use(),
                Optional.of(bill));
    }

    private static Entry entry(
            String id,
            Optional<String> original,
            String visit,
            int admission,
            int year,
            YearUse change,
            Optional<MonthBill> bill) {
        return new Entry(
                id,
                original,
                Optional.empty(),
                "99990000000000000001",
                Scheme.EMPLOYEE,
                year,
                visit,
                admission,
                change,
                bill);
    }

    private void visit(
            String id,
            String cost,
            String deductible,
            String borneBefore,
            String pooling,
            boolean stands) {
        entries.add(
                entry(
                        id,
                        Optional.empty(),
                        "visit" + id,
                        0,
                        2026,
                        outpatient(cost, deductible, pooling),
                        Optional.of(
                                bill(
                                        CareType.OUTPATIENT,
                                        cost,
                                        pooling,
                                        false,
                                        SETTLED,
                                        SETTLED,
                                        List.of(Money.ofYuan(borneBefore)),
                                        stands))));
    }

    private static YearUse outpatient(String cost, String deductible, String pooling) {
        Money paid = Money.ofYuan(pooling);
        return new YearUse(
                1,
                0,
                Money.ofYuan(cost),
                Money.ZERO,
                Map.of(CareType.OUTPATIENT, Money.ofYuan(deductible)),
                paid,
                Map.of(CareType.OUTPATIENT, paid),
                Map.of());
    }

    private static MonthBill bill(
            String cost,
            String pooling,
            boolean divided,
            LocalDate from,
            LocalDate until,
            boolean stands) {
        return bill(CareType.INPATIENT, cost, pooling, divided, from, until, List.of(), stands);
    }

    private static MonthBill bill(
            CareType care,
            String cost,
            String pooling,
            boolean divided,
            LocalDate from,
            LocalDate until,
            List<Money> borneBefore,
            boolean stands) {
        Money total = Money.ofYuan(cost);
        Money paid = Money.ofYuan(pooling);
        return new MonthBill(
                RegionCode.of("220600"),
                care,
                HospitalLevel.TERTIARY,
                "12",
                false,
                FiledAs.of(FilingType.RESETTLED_RETIREE),
                care == CareType.INPATIENT,
                false,
                false,
                divided,
                SETTLED,
                from,
                until,
                borneBefore,
                new FundSplit(
                        total,
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        total,
                        Map.of(Fund.POOLING, paid),
                        Money.ZERO,
                        Money.ZERO,
                        total.minus(paid),
                        Money.ZERO),
                Money.ZERO,
                false,
                stands);
    }

    private PersonReplay replay(String stored, String candidate) {
        BenefitPolicy inForce = policy(stored);
        PersonReplay replay =
                new PersonReplay(
                        new Candidates(
                                List.of(policy(candidate)),
                                (region, scheme, day) -> Optional.of(inForce),
                                2026));
        entries.forEach(replay::enter);
        return replay;
    }

    private static Money pooling(PersonReplay replay, int bill) {
        return replay.bills().get(bill).after().fund(Fund.POOLING);
    }

    private static BenefitPolicy policy(String file) {
        return PolicyFiles.read(file.getBytes(StandardCharsets.UTF_8)).get(0);
    }

    private static String candidate(String crossYear, String validFrom) {
        return with(shipped(), "crossYear: " + crossYear)
                .replace("[\"1200\", \"800\", \"600\"]", "[\"2000\", \"800\", \"600\"]")
                .replace("upTo: \"50000\", percent: \"88\"", "upTo: \"50000\", percent: \"90\"")
                .replace("version: 1", "version: 2")
                .replace("2020-01-01", validFrom);
    }

    /** Of outpatient care of the retired, instead of 400. */
    private static String deductibleOf500(String file) {
        int retired = file.indexOf("amounts: [\"400\"]");
        return file.substring(0, retired)
                + file.substring(retired).replaceFirst("\"400\"", "\"500\"");
    }

    private static String byDays(String file) {
        return with(file, "crossYear: byDays");
    }

    private static String with(String file, String line) {
        return file.replace("  poolingCeiling:", "  " + line + "\n  poolingCeiling:");
    }

    private static String shipped() {
        try (InputStream file =
                PersonReplayTest.class.getResourceAsStream(
                        "/policies/sample-jilin-employee.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
