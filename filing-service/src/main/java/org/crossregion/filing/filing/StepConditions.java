package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;

/** What has to be so before a clerk takes a filing one step further. */
@ApplicationScoped
class StepConditions {

    private final AgencyScope scope;
    private final PromiseLock lock;
    private final Confirmations confirmations;

    StepConditions(AgencyScope scope, PromiseLock lock, Confirmations confirmations) {
        this.scope = scope;
        this.lock = lock;
        this.confirmations = confirmations;
    }

    /**
     * @throws Refused if the filing is not the caller's, or its state, its end, a promise or a
     *     missing confirmation stands against the step
     */
    void mustHold(Filing filing, Transition transition, LocalDate today) {
        scope.mustCover(filing.insuredRegion(), filing.agency());
        mustBeAllowed(filing, transition);
        if (transition == Transition.ACTIVATED || transition == Transition.RESUMED) {
            mustNotHaveEnded(filing, today);
        }
        if (transition == Transition.CANCELLED) {
            lock.mustBeFree(filing, today);
        }
        if (transition == Transition.ACTIVATED) {
            confirmations.mustBeThere(filing);
        }
    }

    static void mustBeAllowed(Filing filing, Transition transition) {
        if (!filing.mayTake(transition)) {
            throw new Refused(
                    FilingRefusal.TRANSITION_NOT_ALLOWED,
                    "filing %s is %s and cannot be %s"
                            .formatted(filing.id(), filing.state().code(), transition.code()));
        }
    }

    static void mustNotHaveEnded(Filing filing, LocalDate today) {
        if (filing.hasEndedBefore(today)) {
            throw new Refused(
                    FilingRefusal.FILING_ENDED,
                    "filing %s held until %s"
                            .formatted(filing.id(), filing.validUntil().orElseThrow()));
        }
    }
}
