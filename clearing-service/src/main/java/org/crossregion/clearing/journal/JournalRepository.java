package org.crossregion.clearing.journal;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.RecordArguments;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** Steps of cases: added, never changed. */
@ApplicationScoped
class JournalRepository {

    private static final String ADD =
            """
            insert into case_event (subject, event, note, done_by, done_at)
            values (:subject, :event, :note, :doneBy, :doneAt)
            """;

    private static final String OF =
            """
            select event, note, done_by, done_at
            from case_event
            where subject = :subject
            order by no
            """;

    private final Jdbi jdbi;

    JournalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(String subject, CaseEvent event) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("subject", subject)
                                .bindNamedArgumentFinder(RecordArguments.of(event))
                                .execute());
    }

    List<CaseEvent> of(String subject) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF)
                                .bind("subject", subject)
                                .mapTo(CaseEvent.class)
                                .list());
    }
}
