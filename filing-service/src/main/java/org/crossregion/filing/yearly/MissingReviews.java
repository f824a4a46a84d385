package org.crossregion.filing.yearly;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.deadline.Deadline;
import org.crossregion.filing.deadline.DeadlineKind;
import org.crossregion.filing.deadline.DeadlineSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whose yearly review is still missing; the subject is region and person. */
@ApplicationScoped
class MissingReviews implements DeadlineSource {

    private final ReviewPolicy policy;
    private final ReviewRepository rows;

    MissingReviews(ReviewPolicy policy, ReviewRepository rows) {
        this.policy = policy;
        this.rows = rows;
    }

    @Override
    public DeadlineKind kind() {
        return DeadlineKind.YEARLY_REVIEW;
    }

    @Override
    public List<Deadline> dueOn(LocalDate day, String after, int limit) {
        List<Deadline> found = new ArrayList<>();
        policy.on(day).stream()
                .filter(one -> one.terms().lastDay(day.getYear()).equals(day))
                .sorted(Comparator.comparing(ReviewPolicy.Reviewed::region))
                .filter(one -> one.region().value().compareTo(regionOf(after)) >= 0)
                .forEach(one -> found.addAll(missing(one, day, after, limit - found.size())));
        return found;
    }

    private List<Deadline> missing(
            ReviewPolicy.Reviewed reviewed, LocalDate day, String after, int limit) {
        boolean goesOn = reviewed.region().value().equals(regionOf(after));
        String person = goesOn ? after.substring(after.indexOf('/') + 1) : "";
        return rows
                .missing(reviewed.region(), day.getYear(), reviewed.terms(), false, person, limit)
                .stream()
                .map(
                        personNo ->
                                new Deadline(
                                        reviewed.region() + "/" + personNo,
                                        day,
                                        personNo,
                                        reviewed.region(),
                                        Optional.empty()))
                .toList();
    }

    private static String regionOf(String subject) {
        int slash = subject.indexOf('/');
        return slash < 0 ? "" : subject.substring(0, slash);
    }
}
