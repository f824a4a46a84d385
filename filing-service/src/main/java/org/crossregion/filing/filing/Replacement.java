package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** Ends the filing that another one replaces, so that its places are free. */
@ApplicationScoped
class Replacement {

    private final FilingRepository filings;
    private final FilingJournal journal;
    private final FilingSubmission submission;

    Replacement(FilingRepository filings, FilingJournal journal, FilingSubmission submission) {
        this.filings = filings;
        this.journal = journal;
        this.submission = submission;
    }

    /** What the successor replaces, if anything, ends; what has ended by itself stays as it is. */
    void giveWay(Filing successor, LocalDate today, String author) {
        successor.replaces().ifPresent(replaced -> end(replaced, successor, today, author));
    }

    private void end(String id, Filing successor, LocalDate today, String author) {
        Filing replaced = filings.lock(id).orElseThrow();
        if (replaced.mayTake(Transition.CHANGED)) {
            Filing after = replaced.replacedFrom(successor.validFrom(), today);
            filings.change(after);
            journal.enter(after, Transition.CHANGED, author, "由备案 " + successor.id() + " 接替");
        }
        submission.mustNotOverlap(successor, id);
    }
}
