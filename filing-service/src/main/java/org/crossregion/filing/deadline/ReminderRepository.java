package org.crossregion.filing.deadline;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** The reminders that were raised. */
@ApplicationScoped
class ReminderRepository {

    private static final String ADD =
            """
            insert into deadline_reminder (kind, subject, due_on, days_left, raised_at)
            values (:kind, :subject, :dueOn, :daysLeft, :at)
            on conflict do nothing
            """;

    private final Jdbi database;

    ReminderRepository(Jdbi database) {
        this.database = database;
    }

    /** False if it was raised before. */
    boolean add(DeadlineKind kind, Deadline deadline, int daysLeft, Instant at) {
        return database.withHandle(
                handle ->
                        handle.createUpdate(ADD)
                                        .bind("kind", kind)
                                        .bind("subject", deadline.subject())
                                        .bind("dueOn", deadline.dueOn())
                                        .bind("daysLeft", daysLeft)
                                        .bind("at", at)
                                        .execute()
                                == 1);
    }
}
