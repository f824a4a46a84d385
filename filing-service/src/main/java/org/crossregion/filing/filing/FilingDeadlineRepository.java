package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.deadline.Deadline;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;

/** Filings by the days that concern them. */
@ApplicationScoped
class FilingDeadlineRepository {

    private static final String REVIEWS =
            """
            select id as subject, review_due as due_on, person_no, insured_region as region, agency
            from filing
            where state = 'submitted' and review_due = :day and id > :after
            order by id
            limit :limit
            """;

    private static final String PROOFS =
            """
            select id as subject, proof_due as due_on, person_no, insured_region as region, agency
            from filing
            where state in ('submitted', 'active', 'suspended') and on_promise
                and proof_due = :day and id > :after
            order by id
            limit :limit
            """;

    private static final String ENDS =
            """
            select id as subject, valid_until as due_on, person_no, insured_region as region,
                agency
            from filing
            where state in ('active', 'suspended') and valid_until = :day and id > :after
            order by id
            limit :limit
            """;

    private final Jdbi database;

    FilingDeadlineRepository(Jdbi database) {
        this.database = database;
    }

    /** What waits for a review that is due on a day. */
    List<Deadline> reviews(LocalDate day, String after, int limit) {
        return on(REVIEWS, day, after, limit);
    }

    /** What waits for a proof that is due on a day. */
    List<Deadline> proofs(LocalDate day, String after, int limit) {
        return on(PROOFS, day, after, limit);
    }

    /** What has its last day on a day. */
    List<Deadline> ends(LocalDate day, String after, int limit) {
        return on(ENDS, day, after, limit);
    }

    private List<Deadline> on(String query, LocalDate day, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bind("day", day)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Deadline.class)
                                .list());
    }
}
