package org.crossregion.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.eligibility.Cases.CHANGCHUN;
import static org.crossregion.eligibility.Cases.DAY;
import static org.crossregion.eligibility.Cases.HOSPITAL;
import static org.crossregion.eligibility.Cases.filing;
import static org.crossregion.eligibility.Cases.question;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is on record of a person besides filings: suspensions, notices of stays, causes of care. */
class PersonFactsTest {

    private static final String LARGE = "large-amount";

    @Test
    void a_stay_elsewhere_is_told_within_three_days_of_the_admission() {
        assertThat(onDay(3).reason()).isEqualTo(EligibilityReason.FILED);
        assertThat(onDay(3).until()).contains(DAY.plusDays(3));
        assertThat(onDay(3).text()).contains("须于2026-10-13前", "医院、科室、床位");
        assertThat(onDay(4).reason()).isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
        assertThat(onDay(4).text()).contains("应于2026-10-13前");
        assertThat(onDay(4).remedy()).contains("全额自费");
    }

    @Test
    void told_on_the_third_day_it_is_covered_and_told_on_the_fourth_it_is_not() {
        assertThat(onDay(30, told(3, false)).reason()).isEqualTo(EligibilityReason.FILED);
        assertThat(onDay(30, told(3, false)).until()).isEmpty();
        assertThat(onDay(30, told(4, false)).reason())
                .isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
    }

    @Test
    void a_notice_speaks_of_one_stay_at_one_hospital() {
        var elsewhere = new AdmissionTold("N1", "H22020000009", DAY, DAY, true);
        var earlier = new AdmissionTold("N1", HOSPITAL, DAY.minusDays(1), DAY, true);

        assertThat(onDay(4, elsewhere).reason()).isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
        assertThat(onDay(4, earlier).reason()).isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
    }

    @Test
    void an_emergency_stay_elsewhere_is_told_as_well() {
        var late = question().emergency().stay(DAY, DAY.plusDays(4));

        assertThat(answer(late, PersonRecord.NONE).reason())
                .isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
        assertThat(answer(late, new PersonRecord(List.of(), List.of(), List.of(told(0, false)))))
                .matches(EligibilityAnswer::direct);
    }

    @Test
    void outpatient_care_and_stays_at_home_need_not_be_told() {
        var outpatient = question().care(CareType.OUTPATIENT).stay(DAY, DAY.plusDays(4));
        var home = question().treatedIn(CHANGCHUN, CHANGCHUN).stay(DAY, DAY.plusDays(4));

        assertThat(answer(outpatient, filed(FilingType.REFERRAL)).direct()).isTrue();
        assertThat(answer(home, PersonRecord.NONE).direct()).isTrue();
    }

    @Test
    void a_region_that_lets_the_unfiled_pay_less_still_wants_to_be_told() {
        FilingRules lenient =
                new FilingRules(
                        false,
                        Set.of(),
                        true,
                        true,
                        true,
                        6,
                        0,
                        Set.of(),
                        Optional.of(new NoticeRule(3, 0, 0, Set.of())),
                        false);

        assertThat(unfiled(lenient, 3)).isEqualTo(EligibilityReason.UNFILED_ALLOWED);
        assertThat(unfiled(lenient, 4)).isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
    }

    private static EligibilityReason unfiled(FilingRules rules, int day) {
        return Eligibility.answer(
                        rules, PersonRecord.NONE, question().stay(DAY, DAY.plusDays(day)).make())
                .reason();
    }

    @Test
    void the_large_amount_scheme_is_told_within_seven_days_with_a_telephone_number() {
        assertThat(large(7).standing()).isEqualTo(LargeAmount.Standing.TO_BE_TOLD);
        assertThat(large(7).until()).contains(DAY.plusDays(7));
        assertThat(large(8).standing()).isEqualTo(LargeAmount.Standing.NOT_TOLD);
        assertThat(large(8, told(7, true)).standing()).isEqualTo(LargeAmount.Standing.TOLD);
        assertThat(large(8, told(8, true)).covered()).isFalse();
        assertThat(large(8, told(7, false)).covered()).as("without a number").isFalse();
    }

    @Test
    void the_large_amount_scheme_pays_for_three_months_and_not_a_day_longer() {
        LocalDate last = DAY.plusMonths(3);
        int days = (int) (last.toEpochDay() - DAY.toEpochDay());

        assertThat(large(days, told(0, true)).standing()).isEqualTo(LargeAmount.Standing.TOLD);
        assertThat(large(days, told(0, true)).until()).contains(last);
        assertThat(large(days + 1, told(0, true)).standing())
                .isEqualTo(LargeAmount.Standing.TOO_LONG);
    }

    @Test
    void whoever_is_filed_in_the_large_amount_scheme_has_its_days_and_its_months() {
        var filed = filing(FilingType.REFERRAL).category(LARGE);
        LocalDate last = DAY.plusMonths(3);

        assertThat(reason(filed, DAY.plusDays(7))).isEqualTo(EligibilityReason.FILED);
        assertThat(reason(filed, DAY.plusDays(8))).isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
        assertThat(reason(filed, DAY.plusDays(8), told(7, false)))
                .isEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
        assertThat(reason(filed, last, told(7, true))).isEqualTo(EligibilityReason.FILED);
        assertThat(reason(filed, last.plusDays(1), told(7, true)))
                .isEqualTo(EligibilityReason.STAY_TOO_LONG);
    }

    @Test
    void a_suspended_person_is_settled_neither_elsewhere_nor_at_home_nor_as_an_emergency() {
        var record = suspended(SuspensionKind.CARD_MISUSE, Optional.empty(), Optional.empty());

        assertThat(answer(question(), record).reason())
                .isEqualTo(EligibilityReason.PERSON_SUSPENDED);
        assertThat(answer(question().treatedIn(CHANGCHUN, CHANGCHUN), record).direct()).isFalse();
        assertThat(answer(question().emergency(), record).direct()).isFalse();
        assertThat(answer(question(), record).text()).contains("出借", "自2026-10-05起");
    }

    @Test
    void a_policy_may_settle_the_emergencies_of_the_suspended() {
        FilingRules lenient =
                new FilingRules(
                        false, Set.of(), true, true, false, 6, 0, Set.of(), Optional.empty(), true);
        var record = suspended(SuspensionKind.CARD_MISUSE, Optional.empty(), Optional.empty());

        assertThat(Eligibility.answer(lenient, record, question().emergency().make()).reason())
                .isEqualTo(EligibilityReason.FILED);
        assertThat(Eligibility.answer(lenient, record, question().make()).reason())
                .isEqualTo(EligibilityReason.PERSON_SUSPENDED);
    }

    @Test
    void a_suspension_ends_with_its_last_day_or_on_the_day_of_its_release() {
        var until = suspended(SuspensionKind.CARD_MISUSE, Optional.of(DAY), Optional.empty());
        var released = suspended(SuspensionKind.CARD_MISUSE, Optional.empty(), Optional.of(DAY));

        assertThat(answer(question().stay(DAY, DAY), until).direct()).isFalse();
        assertThat(answer(question().stay(DAY, DAY), until).until()).contains(DAY);
        assertThat(answer(question().stay(DAY, DAY.plusDays(1)), until).direct()).isTrue();
        assertThat(answer(question().stay(DAY.minusDays(1), DAY.minusDays(1)), released).direct())
                .isFalse();
        assertThat(answer(question().stay(DAY.minusDays(1), DAY), released).direct()).isTrue();
    }

    @Test
    void care_that_began_while_the_yearly_review_was_missing_stays_unpaid() {
        var late = suspended(SuspensionKind.REVIEW_MISSED, Optional.empty(), Optional.of(DAY));

        assertThat(answer(question().stay(DAY.minusDays(1), DAY.plusDays(5)), late).reason())
                .isEqualTo(EligibilityReason.PERSON_SUSPENDED);
        assertThat(answer(question().stay(DAY, DAY.plusDays(5)), late).direct()).isTrue();
    }

    @Test
    void whoever_has_paid_claims_in_spite_of_a_lent_card_but_not_of_a_missed_review() {
        var card = suspended(SuspensionKind.CARD_MISUSE, Optional.empty(), Optional.empty());
        var review = suspended(SuspensionKind.REVIEW_MISSED, Optional.empty(), Optional.empty());
        var claim = question().notNetworked().agreementEnded().treatmentRegionClosed().claimed();

        assertThat(answer(claim, card).reason()).isEqualTo(EligibilityReason.FILED);
        assertThat(answer(claim, review).reason()).isEqualTo(EligibilityReason.PERSON_SUSPENDED);
    }

    @Test
    void an_excluded_cause_is_refused_by_name_and_any_other_is_settled() {
        var record = filed(FilingType.REFERRAL);

        assertThat(answer(question().cause(CareCause.ALCOHOL), record).reason())
                .isEqualTo(EligibilityReason.CAUSE_EXCLUDED);
        assertThat(answer(question().cause(CareCause.ALCOHOL), record).text()).contains("酗酒");
        assertThat(answer(question().cause(CareCause.OTHER_INJURY), record).direct()).isTrue();
        assertThat(answer(question(), record).direct()).isTrue();
    }

    @Test
    void a_filing_that_ends_says_until_when_outpatients_are_settled() {
        var ending = filing(FilingType.REFERRAL).until(DAY.plusDays(9));
        var outpatient = question().care(CareType.OUTPATIENT);

        assertThat(answer(outpatient, PersonRecord.of(List.of(ending.make()))).until())
                .contains(DAY.plusDays(9));
    }

    @Test
    void a_rule_of_no_days_and_a_suspension_that_ends_before_it_begins_cannot_be_made() {
        assertThatThrownBy(() -> new NoticeRule(0, 0, 0, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoticeRule(3, 0, 3, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                suspended(
                                        SuspensionKind.OTHER,
                                        Optional.of(DAY.minusDays(30)),
                                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final FilingRules RULES =
            new FilingRules(
                    false,
                    Set.of(),
                    true,
                    true,
                    false,
                    6,
                    0,
                    Set.of(CareCause.ALCOHOL, CareCause.TRAFFIC_ACCIDENT),
                    Optional.of(new NoticeRule(3, 7, 3, Set.of(LARGE))),
                    false);

    private static EligibilityAnswer answer(Cases.QuestionBuilder question, PersonRecord record) {
        return Eligibility.answer(RULES, record, question.make());
    }

    private static PersonRecord filed(FilingType type) {
        return PersonRecord.of(List.of(filing(type).make()));
    }

    private static AdmissionTold told(int daysAfter, boolean phone) {
        return new AdmissionTold("N1", HOSPITAL, DAY, DAY.plusDays(daysAfter), phone);
    }

    /** A filed stay, asked about some days after the admission. */
    private static EligibilityAnswer onDay(int day, AdmissionTold... notices) {
        return answer(
                question().stay(DAY, DAY.plusDays(day)),
                new PersonRecord(
                        List.of(filing(FilingType.RESETTLED_RETIREE).make()),
                        List.of(),
                        List.of(notices)));
    }

    private static LargeAmount large(int day, AdmissionTold... notices) {
        return onDay(day, notices).largeAmount().orElseThrow();
    }

    private static EligibilityReason reason(
            Cases.FilingBuilder filing, LocalDate on, AdmissionTold... notices) {
        return answer(
                        question().stay(DAY, on),
                        new PersonRecord(List.of(filing.make()), List.of(), List.of(notices)))
                .reason();
    }

    /** Filed, and suspended since 5 October. */
    private static PersonRecord suspended(
            SuspensionKind kind, Optional<LocalDate> until, Optional<LocalDate> releasedOn) {
        return new PersonRecord(
                List.of(filing(FilingType.RESETTLED_RETIREE).make()),
                List.of(
                        new PersonSuspension(
                                "U1", kind, LocalDate.of(2026, 10, 5), until, releasedOn)),
                List.of(told(0, true)));
    }
}
