package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.deadline.Deadline;
import org.crossregion.filing.deadline.DeadlineKind;
import org.crossregion.filing.deadline.DeadlineSource;

import java.time.LocalDate;
import java.util.List;

/** The last days of filings. */
@ApplicationScoped
class FilingsEnding implements DeadlineSource {

    private final FilingDeadlineRepository filings;

    FilingsEnding(FilingDeadlineRepository filings) {
        this.filings = filings;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.EXPIRY;
    }

    @Override
    public List<Deadline> dueOn(LocalDate day, String after, int limit) {
        return filings.ends(day, after, limit);
    }
}
