package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;

/**
 * What was filed on proof is changed or cancelled any time; what still rests on a promise only
 * after some months (JS; 医保发〔2022〕22号).
 */
@ApplicationScoped
class PromiseLock {

    private final FilingPolicies policies;

    PromiseLock(FilingPolicies policies) {
        this.policies = policies;
    }

    /**
     * What was never active can be withdrawn.
     *
     * @throws Refused if the filing is still locked, naming the first free day
     */
    void mustBeFree(Filing filing, LocalDate today) {
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
                    "filing %s was made on a promise and can be changed or cancelled from %s on"
                            .formatted(filing.id(), free));
        }
    }
}
