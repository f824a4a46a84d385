package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.LocalDate;

/** Takes a filing one step further at a clerk's word. */
@ApplicationScoped
class FilingReview {

    private final FilingRepository filings;
    private final FilingJournal journal;
    private final FilingPolicies policies;
    private final Caller caller;
    private final Clock clock;

    FilingReview(
            FilingRepository filings,
            FilingJournal journal,
            FilingPolicies policies,
            Caller caller,
            Clock clock) {
        this.filings = filings;
        this.journal = journal;
        this.policies = policies;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws Refused if there is no such filing, it is not the caller's region's, or its state or
     *     a promise stands against the step
     */
    @Transactional
    Filing take(String id, Transition transition, String reason) {
        LocalDate today = Beijing.day(clock.instant());
        Filing filing = filings.lock(id).orElseThrow(() -> Filings.unknown(id));
        caller.mustCover(filing.insuredRegion());
        mustBeAllowed(filing, transition);
        if (transition == Transition.ACTIVATED || transition == Transition.RESUMED) {
            mustNotHaveEnded(filing, today);
        }
        if (transition == Transition.CANCELLED) {
            mustNotBeLocked(filing, today);
        }

        Filing after = filing.after(transition, today);
        filings.change(after);
        journal.enter(after, transition, caller.user(), reason);
        return after;
    }

    private static void mustBeAllowed(Filing filing, Transition transition) {
        if (!filing.mayTake(transition)) {
            throw new Refused(
                    FilingRefusal.TRANSITION_NOT_ALLOWED,
                    "filing %s is %s and cannot be %s"
                            .formatted(filing.id(), filing.state().code(), transition.code()));
        }
    }

    private static void mustNotHaveEnded(Filing filing, LocalDate today) {
        if (filing.hasEndedBefore(today)) {
            throw new Refused(
                    FilingRefusal.FILING_ENDED,
                    "filing %s held until %s"
                            .formatted(filing.id(), filing.validUntil().orElseThrow()));
        }
    }

    /** Made on a promise, it stands for some months; what was never active can be withdrawn. */
    private void mustNotBeLocked(Filing filing, LocalDate today) {
        if (!filing.onPromise() || filing.state() == FilingState.SUBMITTED) {
            return;
        }
        LocalDate free =
                policies.inForce(filing.insuredRegion(), today)
                        .value()
                        .lockedUntil(filing.validFrom());
        if (today.isBefore(free)) {
            throw new Refused(
                    FilingRefusal.PROMISE_LOCKED,
                    "filing %s was made on a promise and can be cancelled from %s on"
                            .formatted(filing.id(), free));
        }
    }
}
