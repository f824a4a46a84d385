package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.filing.filing.Transition.ACTIVATED;
import static org.crossregion.filing.filing.Transition.CANCELLED;
import static org.crossregion.filing.filing.Transition.EXPIRED;
import static org.crossregion.filing.filing.Transition.REFUSED;
import static org.crossregion.filing.filing.Transition.RESUMED;
import static org.crossregion.filing.filing.Transition.SUSPENDED;

import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.filing.policy.ProofTerms;
import org.crossregion.filing.policy.ProofTerms.Missed;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class FilingTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate PROOF_DUE = LocalDate.of(2026, 10, 31);
    private static final LocalDate LAST = LocalDate.of(2027, 3, 31);

    @Test
    void cancelled_while_active_it_holds_for_the_rest_of_the_day() {
        Filing cancelled = active().after(CANCELLED, FIRST.plusDays(9));

        assertThat(cancelled.state()).isEqualTo(FilingState.CANCELLED);
        assertThat(cancelled.validUntil()).contains(FIRST.plusDays(9));
    }

    @Test
    void cancelled_on_its_first_day_it_held_for_that_day() {
        assertThat(active().after(CANCELLED, FIRST).validUntil()).contains(FIRST);
    }

    @Test
    void cancelled_before_its_first_day_it_never_held() {
        assertThat(active().after(CANCELLED, FIRST.minusDays(1)).validUntil()).isEmpty();
    }

    @Test
    void cancelled_after_its_last_day_it_held_no_longer_than_that() {
        assertThat(active().after(CANCELLED, LAST.plusDays(5)).validUntil()).contains(LAST);
    }

    @Test
    void withdrawn_before_its_review_it_never_held() {
        assertThat(submitted().after(CANCELLED, FIRST.plusDays(9)).validUntil()).isEmpty();
    }

    @Test
    void what_ends_while_suspended_ended_on_the_day_before() {
        Filing suspended = active().after(SUSPENDED, FIRST.plusDays(10));

        assertThat(suspended.after(CANCELLED, FIRST.plusDays(20)).validUntil())
                .contains(FIRST.plusDays(9));
        assertThat(suspended.after(EXPIRED, LAST.plusDays(1)).validUntil())
                .contains(FIRST.plusDays(9));
    }

    @Test
    void what_was_suspended_on_its_first_day_never_held() {
        Filing suspended = active().after(SUSPENDED, FIRST);

        assertThat(suspended.after(CANCELLED, FIRST.plusDays(20)).validUntil()).isEmpty();
    }

    @Test
    void resumed_it_holds_as_before() {
        Filing resumed =
                active().after(SUSPENDED, FIRST.plusDays(10)).after(RESUMED, FIRST.plusDays(12));

        assertThat(resumed.state()).isEqualTo(FilingState.ACTIVE);
        assertThat(resumed.validUntil()).contains(LAST);
        assertThat(resumed.suspendedOn()).isEmpty();
    }

    @Test
    void an_expired_filing_keeps_its_last_day() {
        assertThat(active().after(EXPIRED, LAST.plusDays(1)).validUntil()).contains(LAST);
    }

    @Test
    void each_step_is_a_version() {
        assertThat(submitted().version()).isEqualTo(1);
        assertThat(active().version()).isEqualTo(2);
        assertThat(active().after(SUSPENDED, FIRST).version()).isEqualTo(3);
    }

    @Test
    void what_has_ended_takes_no_further_step() {
        for (Filing ended :
                List.of(
                        submitted().after(REFUSED, FIRST),
                        active().after(CANCELLED, FIRST),
                        active().after(EXPIRED, LAST))) {
            for (Transition transition : Transition.values()) {
                assertThat(ended.mayTake(transition))
                        .as(ended.state() + " " + transition)
                        .isFalse();
                assertThatThrownBy(() -> take(ended, transition, LAST))
                        .isInstanceOf(IllegalStateException.class);
            }
            assertThat(ended.isOpen()).isFalse();
        }
    }

    @Test
    void what_was_never_reviewed_neither_expires_nor_is_suspended() {
        assertThat(submitted().mayTake(EXPIRED)).isFalse();
        assertThat(submitted().mayTake(SUSPENDED)).isFalse();
        assertThat(submitted().mayTake(RESUMED)).isFalse();
    }

    @Test
    void the_proof_that_follows_a_promise_opens_care_at_home_again() {
        Filing proven = promised().proven(HomeCare.OPEN);

        assertThat(proven.onPromise()).isFalse();
        assertThat(proven.promised()).isTrue();
        assertThat(proven.proofDue()).isEmpty();
        assertThat(proven.homeCare()).isEqualTo(HomeCare.OPEN);
        assertThat(proven.state()).isEqualTo(FilingState.ACTIVE);
    }

    @Test
    void a_missed_promise_costs_what_the_policy_says() {
        Filing kept = promised().missedProof(Missed.KEEP, PROOF_DUE.plusDays(1));
        Filing suspended = promised().missedProof(Missed.SUSPEND, PROOF_DUE.plusDays(1));
        Filing closed = promised().missedProof(Missed.CLOSE_HOME, PROOF_DUE.plusDays(1));

        assertThat(kept.state()).isEqualTo(FilingState.ACTIVE);
        assertThat(kept.proofMissed()).isTrue();
        assertThat(suspended.state()).isEqualTo(FilingState.SUSPENDED);
        assertThat(suspended.suspendedOn()).contains(PROOF_DUE.plusDays(1));
        assertThat(closed.homeCare()).isEqualTo(HomeCare.CLOSED);
        assertThat(closed.state()).isEqualTo(FilingState.ACTIVE);
    }

    @Test
    void the_proof_resumes_what_was_suspended_for_want_of_it_and_nothing_else() {
        Filing missed = promised().missedProof(Missed.SUSPEND, PROOF_DUE.plusDays(1));
        Filing falsePromise = promised().after(SUSPENDED, FIRST.plusDays(3));

        assertThat(missed.proven(HomeCare.OPEN).state()).isEqualTo(FilingState.ACTIVE);
        assertThat(missed.proven(HomeCare.OPEN).suspendedOn()).isEmpty();
        assertThat(falsePromise.proven(HomeCare.OPEN).state()).isEqualTo(FilingState.SUSPENDED);
    }

    @Test
    void a_change_ends_it_today_or_on_the_day_before_the_other_begins() {
        LocalDate today = FIRST.plusDays(9);

        assertThat(active().replacedFrom(today, today).validUntil()).contains(today);
        assertThat(active().replacedFrom(today.plusDays(20), today).validUntil())
                .contains(today.plusDays(19));
        assertThat(active().replacedFrom(today, today).state()).isEqualTo(FilingState.CANCELLED);
    }

    @Test
    void extended_it_holds_to_the_new_day() {
        assertThat(active().extendedTo(Optional.of(LAST.plusMonths(2))).validUntil())
                .contains(LAST.plusMonths(2));
    }

    static Filing active() {
        return submitted().after(ACTIVATED, FIRST);
    }

    static Filing submitted() {
        return submitted(false);
    }

    private static Filing promised() {
        return submitted(true).after(ACTIVATED, FIRST);
    }

    /** Any step, the ones that need to be told more with something plausible. */
    static Filing take(Filing filing, Transition transition, LocalDate day) {
        return switch (transition) {
            case PROVEN -> filing.proven(HomeCare.OPEN);
            case PROOF_MISSED -> filing.missedProof(ProofTerms.Missed.SUSPEND, day);
            case EXTENDED -> filing.extendedTo(filing.validUntil());
            default -> filing.after(transition, day);
        };
    }

    private static Filing submitted(boolean promised) {
        return new Filing(
                "F2201002610010000001",
                1,
                "99990000000000000001",
                RegionCode.of("220100"),
                Scheme.EMPLOYEE,
                FilingType.OTHER_TEMPORARY,
                "",
                FilingState.SUBMITTED,
                List.of(RegionCode.of("220200")),
                List.of(),
                "agency",
                FIRST,
                Optional.of(LAST),
                promised,
                promised,
                promised ? Optional.of(PROOF_DUE) : Optional.empty(),
                false,
                false,
                promised ? HomeCare.CLOSED : HomeCare.OPEN,
                "测试",
                Optional.empty(),
                Optional.empty(),
                RegionCode.of("220104"),
                Optional.empty(),
                Optional.of(FIRST));
    }
}
