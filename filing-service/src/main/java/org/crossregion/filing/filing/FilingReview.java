package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;

/** Takes a filing one step further at a clerk's word. */
@ApplicationScoped
class FilingReview {

    private final FilingRepository filings;
    private final FilingJournal journal;
    private final StepConditions conditions;
    private final Replacement replacement;
    private final Clock clock;

    FilingReview(
            FilingRepository filings,
            FilingJournal journal,
            StepConditions conditions,
            Replacement replacement,
            Clock clock) {
        this.filings = filings;
        this.journal = journal;
        this.conditions = conditions;
        this.replacement = replacement;
        this.clock = clock;
    }

    /**
     * @param author whom it is on record of: the clerk, or who stands at a hospital's counter
     * @throws Refused if there is no such filing, it is not the caller's region's, or its state or
     *     a promise stands against the step
     */
    @Transactional
    Filing take(String id, Transition transition, String reason, String author) {
        return step(id, transition, reason, author);
    }

    /** The same in the caller's transaction, of which a refusal takes nothing back. */
    Filing step(String id, Transition transition, String reason, String author) {
        LocalDate today = Beijing.day(clock.instant());
        Filing filing = filings.lock(id).orElseThrow(() -> Filings.unknown(id));
        conditions.mustHold(filing, transition, today);
        if (transition == Transition.ACTIVATED) {
            replacement.giveWay(filing, today, author);
        }

        Filing after = filing.after(transition, today);
        filings.change(after);
        journal.enter(after, transition, author, reason);
        return after;
    }
}
