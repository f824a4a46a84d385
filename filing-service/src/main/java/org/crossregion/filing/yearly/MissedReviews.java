package org.crossregion.filing.yearly;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.filing.suspension.Suspensions;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Suspends, on the day after the last one for a year's review, whoever has not been reviewed: the
 * basic benefit and the large-amount one (S4 第十三条).
 */
@ApplicationScoped
class MissedReviews implements BusinessJob {

    private static final String AUTHOR = "system";
    private static final int BATCH = 500;

    private final ReviewPolicy policy;
    private final ReviewRepository rows;
    private final Suspensions suspensions;

    MissedReviews(ReviewPolicy policy, ReviewRepository rows, Suspensions suspensions) {
        this.policy = policy;
        this.rows = rows;
        this.suspensions = suspensions;
    }

    @Override
    public String name() {
        return "yearly-review-missed";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        LocalDate today = Beijing.day(due);
        LocalDate yesterday = today.minusDays(1);
        for (ReviewPolicy.Reviewed reviewed : policy.on(yesterday)) {
            int year = yesterday.getYear();
            if (reviewed.terms().lastDay(year).equals(yesterday)) {
                suspend(reviewed, year, today);
            }
        }
    }

    private void suspend(ReviewPolicy.Reviewed reviewed, int year, LocalDate today) {
        List<String> missing;
        String after = "";
        do {
            missing = rows.missing(reviewed.region(), year, reviewed.terms(), true, after, BATCH);
            for (String personNo : missing) {
                suspensions.missedReview(wanted(personNo, reviewed, year, today), AUTHOR);
                after = personNo;
            }
        } while (missing.size() == BATCH);
    }

    private static Suspensions.Wanted wanted(
            String personNo, ReviewPolicy.Reviewed reviewed, int year, LocalDate today) {
        return new Suspensions.Wanted(
                personNo,
                reviewed.region(),
                SuspensionKind.REVIEW_MISSED,
                today,
                Optional.empty(),
                Optional.of(year),
                "%d年度年审至 %s 未办理或未预缴大额医疗保险费".formatted(year, reviewed.terms().lastDay(year)));
    }
}
