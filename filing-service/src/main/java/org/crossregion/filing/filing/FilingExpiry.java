package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Every Beijing midnight ends the filings whose last day has passed. */
@ApplicationScoped
class FilingExpiry implements BusinessJob {

    private static final String AUTHOR = "system";
    private static final int BATCH = 500;

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
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.startOf(Beijing.day(after).plusDays(1)));
    }

    @Override
    public void run(Instant due) {
        LocalDate today = Beijing.day(due);
        List<Filing> ended;
        do {
            ended = filings.lockEndedBefore(today, BATCH);
            ended.forEach(filing -> expire(filing, today));
        } while (ended.size() == BATCH);
    }

    private void expire(Filing filing, LocalDate today) {
        Filing after = filing.after(Transition.EXPIRED, today);
        filings.change(after);
        journal.enter(after, Transition.EXPIRED, AUTHOR, "有效期届满");
    }
}
