package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

/** The steps that a clerk takes in the clerk's own name. */
@ApplicationScoped
class ClerkSteps {

    private final FilingReview review;
    private final CancellingAgents agents;
    private final Caller caller;

    ClerkSteps(FilingReview review, CancellingAgents agents, Caller caller) {
        this.review = review;
        this.agents = agents;
        this.caller = caller;
    }

    /**
     * @throws Refused if the step cannot be taken
     */
    @Transactional
    Filing take(String id, Transition transition, String reason) {
        return review.take(id, transition, reason, caller.user());
    }

    /**
     * Cancels at the word of somebody who acts for the person.
     *
     * @throws Refused as any other step is, or if an identity that must be shown is not right
     */
    @Transactional
    Filing cancel(String id, String reason, Agent agent) {
        Filing after = take(id, Transition.CANCELLED, reason);
        agents.enter(after, agent);
        return after;
    }
}
