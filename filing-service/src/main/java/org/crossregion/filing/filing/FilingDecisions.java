package org.crossregion.filing.filing;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.problem.Refused;

/** Reviews filings that somebody decided on together, each by exactly the rules of one. */
@ApplicationScoped
public class FilingDecisions {

    private final FilingReview review;

    FilingDecisions(FilingReview review) {
        this.review = review;
    }

    /**
     * Takes a filing that replaces no other a step further in the caller's transaction, which goes
     * on if that is refused: nothing has been written then.
     *
     * @param step activated or refused
     * @throws Refused naming what stands against it
     */
    @Transactional(value = MANDATORY, dontRollbackOn = Refused.class)
    public Filing take(String id, Transition step, String reason, String author) {
        return review.step(id, step, reason, author);
    }
}
