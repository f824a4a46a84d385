package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.deadline.Deadline;
import org.crossregion.filing.deadline.DeadlineKind;
import org.crossregion.filing.deadline.DeadlineSource;

import java.time.LocalDate;
import java.util.List;

/** The days by which filings must be reviewed. */
@ApplicationScoped
class ReviewsDue implements DeadlineSource {

    private final FilingDeadlineRepository filings;

    ReviewsDue(FilingDeadlineRepository filings) {
        this.filings = filings;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.REVIEW;
    }

    @Override
    public List<Deadline> dueOn(LocalDate day, String after, int limit) {
        return filings.reviews(day, after, limit);
    }
}
