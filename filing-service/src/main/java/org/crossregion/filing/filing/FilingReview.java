package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.agency.AgencyScope;
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
    private final FilingSubmission submission;
    private final PromiseLock lock;
    private final Confirmations confirmations;
    private final CancellingAgents agents;
    private final AgencyScope scope;
    private final Caller caller;
    private final Clock clock;

    FilingReview(
            FilingRepository filings,
            FilingJournal journal,
            FilingSubmission submission,
            PromiseLock lock,
            Confirmations confirmations,
            CancellingAgents agents,
            AgencyScope scope,
            Caller caller,
            Clock clock) {
        this.filings = filings;
        this.journal = journal;
        this.submission = submission;
        this.lock = lock;
        this.confirmations = confirmations;
        this.agents = agents;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws Refused if there is no such filing, it is not the caller's region's, or its state or
     *     a promise stands against the step
     */
    @Transactional
    Filing take(String id, Transition transition, String reason) {
        return take(id, transition, reason, caller.user());
    }

    /** The same, on record under another author: who stands at a hospital's counter. */
    @Transactional
    Filing take(String id, Transition transition, String reason, String author) {
        return step(id, transition, reason, author);
    }

    /** The same in the caller's transaction, of which a refusal takes nothing back. */
    Filing step(String id, Transition transition, String reason, String author) {
        LocalDate today = Beijing.day(clock.instant());
        Filing filing = filings.lock(id).orElseThrow(() -> Filings.unknown(id));
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
            filing.replaces().ifPresent(replaced -> giveWay(replaced, filing, today, author));
        }

        Filing after = filing.after(transition, today);
        filings.change(after);
        journal.enter(after, transition, author, reason);
        return after;
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

    /**
     * Ends the filing that another one replaces, so that its places are free; what has ended by
     * itself since stays as it is.
     */
    private void giveWay(String id, Filing successor, LocalDate today, String author) {
        Filing replaced = filings.lock(id).orElseThrow();
        if (replaced.mayTake(Transition.CHANGED)) {
            Filing after = replaced.replacedFrom(successor.validFrom(), today);
            filings.change(after);
            journal.enter(after, Transition.CHANGED, author, "由备案 " + successor.id() + " 接替");
        }
        submission.mustNotOverlap(successor, id);
    }
}
