package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;

/** Ends the filings whose last day has passed. */
@ApplicationScoped
class FilingExpiry extends MidnightSweep {

    private final FilingRepository filings;
    private final FilingJournal journal;

    FilingExpiry(FilingRepository filings, FilingJournal journal) {
        this.filings = filings;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "filing-expiry";
    }

    @Override
    List<Filing> lockDue(LocalDate today, int limit) {
        return filings.lockEndedBefore(today, limit);
    }

    @Override
    void take(Filing filing, LocalDate today) {
        Filing after = filing.after(Transition.EXPIRED, today);
        filings.change(after);
        journal.enter(after, Transition.EXPIRED, AUTHOR, "有效期届满");
    }
}
