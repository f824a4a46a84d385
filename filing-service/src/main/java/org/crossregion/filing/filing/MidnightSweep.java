package org.crossregion.filing.filing;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happens to filings by the mere passing of a day, every Beijing midnight. */
abstract class MidnightSweep implements BusinessJob {

    /** Who is on record for it. */
    static final String AUTHOR = "system";

    private static final int BATCH = 500;

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        LocalDate today = Beijing.day(due);
        List<Filing> found;
        do {
            found = lockDue(today, BATCH);
            found.forEach(filing -> take(filing, today));
        } while (found.size() == BATCH);
    }

    /** Filings that the day concerns, locked; none of them again once it was taken. */
    abstract List<Filing> lockDue(LocalDate today, int limit);

    abstract void take(Filing filing, LocalDate today);
}
