package org.crossregion.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.eligibility.Cases.CHANGCHUN;
import static org.crossregion.eligibility.Cases.DAY;
import static org.crossregion.eligibility.Cases.HOSPITAL;
import static org.crossregion.eligibility.Cases.JIAOHE;
import static org.crossregion.eligibility.Cases.JILIN_CITY;
import static org.crossregion.eligibility.Cases.filing;
import static org.crossregion.eligibility.Cases.question;
import static org.crossregion.eligibility.Cases.rules;
import static org.crossregion.eligibility.Cases.rulesWhere;
import static org.crossregion.eligibility.EligibilityReason.AGREEMENT_NOT_ACTIVE;
import static org.crossregion.eligibility.EligibilityReason.CARE_NOT_COVERED;
import static org.crossregion.eligibility.EligibilityReason.EMERGENCY;
import static org.crossregion.eligibility.EligibilityReason.EXEMPT_COUNTY;
import static org.crossregion.eligibility.EligibilityReason.FILED;
import static org.crossregion.eligibility.EligibilityReason.FILED_ELSEWHERE;
import static org.crossregion.eligibility.EligibilityReason.FILING_CANCELLED;
import static org.crossregion.eligibility.EligibilityReason.FILING_EXPIRED;
import static org.crossregion.eligibility.EligibilityReason.FILING_NOT_YET_VALID;
import static org.crossregion.eligibility.EligibilityReason.FILING_PENDING;
import static org.crossregion.eligibility.EligibilityReason.FILING_REFUSED;
import static org.crossregion.eligibility.EligibilityReason.FILING_SUSPENDED;
import static org.crossregion.eligibility.EligibilityReason.INSTITUTION_NOT_CHOSEN;
import static org.crossregion.eligibility.EligibilityReason.INSTITUTION_NOT_NETWORKED;
import static org.crossregion.eligibility.EligibilityReason.INSURED_REGION_NOT_OPEN;
import static org.crossregion.eligibility.EligibilityReason.NOT_FILED;
import static org.crossregion.eligibility.EligibilityReason.NOT_INSURED;
import static org.crossregion.eligibility.EligibilityReason.OWN_REGION;
import static org.crossregion.eligibility.EligibilityReason.PROMISE_NOT_ACCEPTED;
import static org.crossregion.eligibility.EligibilityReason.TREATMENT_REGION_NOT_OPEN;
import static org.crossregion.eligibility.EligibilityReason.UNFILED_ALLOWED;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class EligibilityTest {

    @Test
    void care_at_home_is_direct_without_a_filing() {
        var at_home = question().treatedIn(CHANGCHUN, RegionCode.of("220102"));

        var answer = answer(at_home);

        assertThat(answer.reason()).isEqualTo(OWN_REGION);
        assertThat(answer.direct()).isTrue();
        assertThat(answer.filingType()).isEmpty();
    }

    @Test
    void care_at_home_does_not_ask_whether_the_region_is_open() {
        var at_home =
                question()
                        .treatedIn(CHANGCHUN, CHANGCHUN)
                        .insuredRegionClosed()
                        .treatmentRegionClosed();

        assertThat(answer(at_home).reason()).isEqualTo(OWN_REGION);
    }

    @Test
    void care_at_home_still_needs_insurance_network_and_agreement() {
        assertThat(answer(question().treatedIn(CHANGCHUN, CHANGCHUN).notInsured()).reason())
                .isEqualTo(NOT_INSURED);
        assertThat(answer(question().treatedIn(CHANGCHUN, CHANGCHUN).notNetworked()).reason())
                .isEqualTo(INSTITUTION_NOT_NETWORKED);
        assertThat(answer(question().treatedIn(CHANGCHUN, CHANGCHUN).agreementEnded()).reason())
                .isEqualTo(AGREEMENT_NOT_ACTIVE);
    }

    @Test
    void whoever_is_filed_is_settled_under_that_filing() {
        var answer = answer(question(), filing(FilingType.REFERRAL).id("F7"));

        assertThat(answer.reason()).isEqualTo(FILED);
        assertThat(answer.filingType()).contains(FilingType.REFERRAL);
        assertThat(answer.filingId()).contains("F7");
    }

    @Test
    void whoever_is_not_filed_is_refused_with_a_remedy() {
        var answer = answer(question());

        assertThat(answer.direct()).isFalse();
        assertThat(answer.reason()).isEqualTo(NOT_FILED);
        assertThat(answer.reason().remedy()).contains("结算前", "补办备案", "手工报销");
    }

    @Test
    void each_thing_missing_at_the_counter_is_refused_by_its_own_name() {
        var filed = filing(FilingType.RESETTLED_RETIREE);

        assertThat(answer(question().notInsured(), filed).reason()).isEqualTo(NOT_INSURED);
        assertThat(answer(question().notNetworked(), filed).reason())
                .isEqualTo(INSTITUTION_NOT_NETWORKED);
        assertThat(answer(question().agreementEnded(), filed).reason())
                .isEqualTo(AGREEMENT_NOT_ACTIVE);
        assertThat(answer(question().insuredRegionClosed(), filed).reason())
                .isEqualTo(INSURED_REGION_NOT_OPEN);
        assertThat(answer(question().treatmentRegionClosed(), filed).reason())
                .isEqualTo(TREATMENT_REGION_NOT_OPEN);
    }

    @Test
    void a_filing_for_another_region_does_not_count_here() {
        var elsewhere = filing(FilingType.REFERRAL).regions(RegionCode.of("310000"));

        assertThat(answer(question(), elsewhere).reason()).isEqualTo(FILED_ELSEWHERE);
    }

    @Test
    void one_of_several_places_is_enough() {
        var two = filing(FilingType.STATIONED_WORKER).regions(RegionCode.of("310000"), JILIN_CITY);

        assertThat(answer(question(), two).reason()).isEqualTo(FILED);
    }

    @Test
    void a_municipality_is_filed_as_a_whole() {
        var shanghai = filing(FilingType.REFERRAL).regions(RegionCode.of("310000"));
        var pudong = question().treatedIn(RegionCode.of("310100"), RegionCode.of("310115"));

        assertThat(answer(pudong, shanghai).reason()).isEqualTo(FILED);
    }

    @Test
    void meihekou_pools_for_itself_and_a_filing_for_tonghua_does_not_open_it() {
        var tonghua = filing(FilingType.REFERRAL).regions(RegionCode.of("220500"));
        var meihekou = question().treatedIn(RegionCode.of("220581"), RegionCode.of("220581"));

        assertThat(answer(meihekou, tonghua).reason()).isEqualTo(FILED_ELSEWHERE);
    }

    @Test
    void a_filing_holds_from_its_first_day() {
        var from = filing(FilingType.REFERRAL).from(DAY);

        assertThat(answer(question().stay(DAY, DAY), from).reason()).isEqualTo(FILED);
        assertThat(answer(question().stay(DAY.minusDays(1), DAY.minusDays(1)), from).reason())
                .isEqualTo(FILING_NOT_YET_VALID);
    }

    @Test
    void a_filing_made_during_the_stay_counts_up_to_the_day_of_settlement() {
        var stay = question().stay(DAY, DAY.plusDays(7));

        assertThat(answer(stay, filing(FilingType.REFERRAL).from(DAY.plusDays(7))).reason())
                .isEqualTo(FILED);
        assertThat(answer(stay, filing(FilingType.REFERRAL).from(DAY.plusDays(8))).reason())
                .isEqualTo(FILING_NOT_YET_VALID);
    }

    @Test
    void whoever_is_admitted_on_the_last_day_is_covered_until_discharge() {
        var last = filing(FilingType.REFERRAL).until(DAY).state(FilingState.EXPIRED);

        assertThat(answer(question().stay(DAY, DAY.plusDays(30)), last).reason()).isEqualTo(FILED);
        assertThat(answer(question().stay(DAY.plusDays(1), DAY.plusDays(30)), last).reason())
                .isEqualTo(FILING_EXPIRED);
    }

    @Test
    void dates_decide_before_the_expiry_job_has_run() {
        var overdue = filing(FilingType.REFERRAL).until(DAY.minusDays(1));

        assertThat(answer(question(), overdue).reason()).isEqualTo(FILING_EXPIRED);
    }

    @Test
    void a_cancelled_filing_ends_the_day_after() {
        var cancelled = filing(FilingType.REFERRAL).until(DAY).state(FilingState.CANCELLED);

        assertThat(answer(question().stay(DAY, DAY), cancelled).reason()).isEqualTo(FILED);
        assertThat(answer(question().stay(DAY.plusDays(1), DAY.plusDays(1)), cancelled).reason())
                .isEqualTo(FILING_CANCELLED);
    }

    @Test
    void a_filing_cancelled_before_it_ever_held_permits_nothing() {
        var withdrawn = filing(FilingType.REFERRAL).state(FilingState.CANCELLED);

        assertThat(answer(question(), withdrawn).reason()).isEqualTo(FILING_CANCELLED);
    }

    @Test
    void a_filing_not_yet_reviewed_suspended_or_refused_permits_nothing() {
        assertThat(answerIn(FilingState.SUBMITTED)).isEqualTo(FILING_PENDING);
        assertThat(answerIn(FilingState.SUSPENDED)).isEqualTo(FILING_SUSPENDED);
        assertThat(answerIn(FilingState.REFUSED)).isEqualTo(FILING_REFUSED);
    }

    @Test
    void of_several_filings_that_do_not_help_the_closest_one_is_named() {
        var refused = filing(FilingType.REFERRAL).id("F1").state(FilingState.REFUSED);
        var pending = filing(FilingType.REFERRAL).id("F2").state(FilingState.SUBMITTED);

        assertThat(answer(question(), refused, pending).reason()).isEqualTo(FILING_PENDING);
    }

    @Test
    void chosen_institutions_are_honoured() {
        var chosen = filing(FilingType.RESETTLED_RETIREE).institutions(HOSPITAL, "H22020000009");

        assertThat(answer(question().institution(HOSPITAL), chosen).reason()).isEqualTo(FILED);
        assertThat(answer(question().institution("H22020000002"), chosen).reason())
                .isEqualTo(INSTITUTION_NOT_CHOSEN);
    }

    @Test
    void a_filing_without_chosen_institutions_opens_every_networked_one() {
        var open = filing(FilingType.RESETTLED_RETIREE);

        assertThat(answer(question().institution("P22020000002"), open).reason()).isEqualTo(FILED);
    }

    @Test
    void a_promise_stands_for_proof_only_where_the_insured_region_allows_it() {
        var onPromise = filing(FilingType.RESIDENT_ELSEWHERE).onPromise();

        assertThat(answer(rulesWhere(true, true, true, false), question(), onPromise).reason())
                .isEqualTo(FILED);
        assertThat(answer(rulesWhere(true, true, false, false), question(), onPromise).reason())
                .isEqualTo(PROMISE_NOT_ACCEPTED);
    }

    @Test
    void a_maternity_filing_covers_maternity_care_only() {
        var maternity = filing(FilingType.MATERNITY);

        assertThat(answer(question().care(CareType.MATERNITY), maternity).reason())
                .isEqualTo(FILED);
        assertThat(answer(question().care(CareType.INPATIENT), maternity).reason())
                .isEqualTo(CARE_NOT_COVERED);
    }

    @Test
    void a_marked_county_within_the_province_needs_no_filing() {
        var jiaohe = question().treatedIn(JILIN_CITY, JIAOHE);

        var answer = answer(jiaohe);

        assertThat(answer.reason()).isEqualTo(EXEMPT_COUNTY);
        assertThat(answer.filingType()).isEmpty();
        assertThat(answer(rulesWhere(false, true, true, false), jiaohe).reason())
                .isEqualTo(NOT_FILED);
    }

    @Test
    void the_city_beside_a_marked_county_still_needs_a_filing() {
        assertThat(answer(question().treatedIn(JILIN_CITY, RegionCode.of("220202"))).reason())
                .isEqualTo(NOT_FILED);
    }

    @Test
    void a_person_from_another_province_needs_a_filing_in_a_marked_county() {
        var from_liaoning =
                question().insuredIn(RegionCode.of("210100")).treatedIn(JILIN_CITY, JIAOHE);

        assertThat(answer(from_liaoning).reason()).isEqualTo(NOT_FILED);
    }

    @Test
    void an_emergency_counts_as_filed_where_policy_says_so() {
        var answer = answer(question().emergency());

        assertThat(answer.reason()).isEqualTo(EMERGENCY);
        assertThat(answer.filingType()).contains(FilingType.EMERGENCY);
        assertThat(answer.filingId()).isEmpty();
        assertThat(answer(rulesWhere(true, false, true, false), question().emergency()).reason())
                .isEqualTo(NOT_FILED);
    }

    @Test
    void a_suspended_filing_does_not_stop_an_emergency() {
        var suspended = filing(FilingType.RESETTLED_RETIREE).state(FilingState.SUSPENDED);

        assertThat(answer(question().emergency(), suspended).reason()).isEqualTo(EMERGENCY);
    }

    @Test
    void an_emergency_is_better_than_a_temporary_filing_and_worse_than_a_long_term_one() {
        assertThat(answer(question().emergency(), filing(FilingType.OTHER_TEMPORARY)).filingType())
                .contains(FilingType.EMERGENCY);
        assertThat(
                        answer(question().emergency(), filing(FilingType.RESETTLED_RETIREE))
                                .filingType())
                .contains(FilingType.RESETTLED_RETIREE);
    }

    @Test
    void the_filing_that_serves_the_person_best_is_taken() {
        var temporary = filing(FilingType.OTHER_TEMPORARY).id("F1");
        var referral = filing(FilingType.REFERRAL).id("F2");
        var longTerm = filing(FilingType.STATIONED_WORKER).id("F3");

        assertThat(answer(question(), temporary, referral).filingId()).contains("F2");
        assertThat(answer(question(), temporary, referral, longTerm).filingId()).contains("F3");
    }

    @Test
    void where_policy_lets_the_unfiled_settle_directly_they_do_without_a_type() {
        var lenient = rulesWhere(true, true, true, true);

        var answer = answer(lenient, question());

        assertThat(answer.direct()).isTrue();
        assertThat(answer.reason()).isEqualTo(UNFILED_ALLOWED);
        assertThat(answer.filingType()).isEmpty();
    }

    @Test
    void a_suspended_person_is_not_let_in_as_unfiled() {
        var lenient = rulesWhere(true, true, true, true);
        var suspended = filing(FilingType.RESETTLED_RETIREE).state(FilingState.SUSPENDED);

        assertThat(answer(lenient, question(), suspended).reason()).isEqualTo(FILING_SUSPENDED);
    }

    @Test
    void the_account_is_barred_while_a_filing_bars_it_and_usable_the_day_after_cancellation() {
        var barring =
                filing(FilingType.RESETTLED_RETIREE)
                        .accountSuspended()
                        .until(DAY)
                        .state(FilingState.CANCELLED);
        var at_home = question().treatedIn(CHANGCHUN, CHANGCHUN);

        assertThat(answer(at_home.stay(DAY, DAY), barring).accountSuspended()).isTrue();
        assertThat(
                        answer(at_home.stay(DAY.plusDays(1), DAY.plusDays(1)), barring)
                                .accountSuspended())
                .isFalse();
    }

    @Test
    void whoever_is_filed_away_cancels_before_a_stay_at_home() {
        var away = filing(FilingType.RESETTLED_RETIREE);
        var at_home = question().treatedIn(CHANGCHUN, CHANGCHUN);

        assertThat(atHome(HomeCare.NO_INPATIENT, at_home, away).reason())
                .isEqualTo(EligibilityReason.HOME_CARE_BARRED);
        assertThat(
                        atHome(
                                        HomeCare.NO_INPATIENT,
                                        question()
                                                .treatedIn(CHANGCHUN, CHANGCHUN)
                                                .care(CareType.OUTPATIENT),
                                        away)
                                .reason())
                .isEqualTo(OWN_REGION);
        assertThat(atHome(HomeCare.OPEN, at_home, away).reason()).isEqualTo(OWN_REGION);
    }

    @Test
    void cancelled_the_home_region_is_as_before_on_the_next_day() {
        var cancelled =
                filing(FilingType.RESETTLED_RETIREE).state(FilingState.CANCELLED).until(DAY);
        var at_home = question().treatedIn(CHANGCHUN, CHANGCHUN);

        assertThat(atHome(HomeCare.CLOSED, at_home.stay(DAY, DAY), cancelled).reason())
                .isEqualTo(EligibilityReason.HOME_CARE_BARRED);
        assertThat(
                        atHome(
                                        HomeCare.CLOSED,
                                        at_home.stay(DAY.plusDays(1), DAY.plusDays(1)),
                                        cancelled)
                                .reason())
                .isEqualTo(OWN_REGION);
    }

    @Test
    void an_emergency_at_home_is_settled_whatever_is_filed() {
        var away = filing(FilingType.RESETTLED_RETIREE);
        var at_home = question().treatedIn(CHANGCHUN, CHANGCHUN).emergency();

        assertThat(atHome(HomeCare.CLOSED, at_home, away).reason()).isEqualTo(OWN_REGION);
    }

    @Test
    void what_bars_care_at_home_permits_care_away() {
        var away = filing(FilingType.RESETTLED_RETIREE);

        assertThat(atHome(HomeCare.CLOSED, question(), away).direct()).isTrue();
    }

    private static EligibilityAnswer atHome(
            HomeCare home, Cases.QuestionBuilder question, Cases.FilingBuilder filing) {
        return answer(question, filing.homeCare(home));
    }

    @Test
    void a_filing_not_yet_active_does_not_bar_the_account() {
        var pending =
                filing(FilingType.RESETTLED_RETIREE)
                        .accountSuspended()
                        .state(FilingState.SUBMITTED);

        assertThat(answer(question(), pending).accountSuspended()).isFalse();
    }

    @Test
    void every_refusal_says_why_and_what_to_do_in_chinese() {
        for (EligibilityReason reason : EligibilityReason.values()) {
            assertThat(reason.text()).as(reason.code()).matches(".*\\p{IsHan}.*");
            assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
            if (!reason.isDirect()) {
                assertThat(reason.remedy()).as(reason.code()).matches(".*\\p{IsHan}.*");
            }
        }
        assertThat(Arrays.stream(EligibilityReason.values()).map(EligibilityReason::text))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_makes_no_sense_cannot_be_constructed() {
        assertThatThrownBy(() -> question().stay(DAY, DAY.minusDays(1)).make())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> filing(FilingType.REFERRAL).regions().make())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> filing(FilingType.REFERRAL).from(DAY).until(DAY.minusDays(1)).make())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FilingRules(true, Set.of(), true, true, true, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FilingRules(true, Set.of(), true, true, true, 6, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new EligibilityAnswer(
                                        true, Optional.empty(), Optional.empty(), false, NOT_FILED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new EligibilityAnswer(
                                        true, Optional.empty(), Optional.empty(), false, FILED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EligibilityReason answerIn(FilingState state) {
        return answer(question(), filing(FilingType.REFERRAL).state(state)).reason();
    }

    private static EligibilityAnswer answer(
            Cases.QuestionBuilder question, Cases.FilingBuilder... filings) {
        return answer(rules(), question, filings);
    }

    private static EligibilityAnswer answer(
            FilingRules rules, Cases.QuestionBuilder question, Cases.FilingBuilder... filings) {
        List<FiledPermission> made = Arrays.stream(filings).map(Cases.FilingBuilder::make).toList();
        return Eligibility.answer(rules, PersonRecord.of(made), question.make());
    }
}
