package org.crossregion.clearing.deadline;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** Which deadlines have been told. */
@ApplicationScoped
class ReminderRepository {

    private static final String ADD =
            """
            insert into deadline_reminder (kind, subject, due_on, days_left, told_at)
            values (:kind, :subject, :dueOn, :daysLeft, :toldAt)
            on conflict do nothing
            """;

    private final Jdbi jdbi;

    ReminderRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether that is news. */
    boolean add(Deadline deadline, int daysLeft, Instant at) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(ADD)
                                        .bind("kind", deadline.kind())
                                        .bind("subject", deadline.subject())
                                        .bind("dueOn", deadline.dueOn())
                                        .bind("daysLeft", daysLeft)
                                        .bind("toldAt", at)
                                        .execute())
                > 0;
    }
}
