package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of merges, undone ones included. */
@ApplicationScoped
class MergeRepository {

    private static final String ADD =
            """
            insert into person_merge (person_no, merged_into, merged_at, merged_by, reason)
            values (:personNo, :into, :at, :by, :reason)
            """;

    private static final String UNDO =
            """
            update person_merge
            set undone_at = :at, undone_by = :by, undone_reason = :reason
            where person_no = :personNo and undone_at is null
            """;

    private static final String OF_PERSON =
            """
            select person_no, merged_into, merged_at, merged_by, reason, undone_at, undone_by,
                undone_reason
            from person_merge
            where person_no = :personNo or merged_into = :personNo
            order by id
            """;

    private final Jdbi database;

    MergeRepository(Jdbi database) {
        this.database = database;
    }

    void add(String personNo, String into, Instant at, String by, String reason) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("personNo", personNo)
                                .bind("into", into)
                                .bind("at", at)
                                .bind("by", by)
                                .bind("reason", reason)
                                .execute());
    }

    void undo(String personNo, Instant at, String by, String reason) {
        database.useHandle(
                handle ->
                        handle.createUpdate(UNDO)
                                .bind("personNo", personNo)
                                .bind("at", at)
                                .bind("by", by)
                                .bind("reason", reason)
                                .execute());
    }

    List<Merge> ofPerson(String personNo) {
        return database.withHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .mapTo(Merge.class)
                                .list());
    }

    /** One merge, and who undid it if somebody did. */
    record Merge(
            String personNo,
            String mergedInto,
            Instant mergedAt,
            String mergedBy,
            String reason,
            Optional<Instant> undoneAt,
            Optional<String> undoneBy,
            Optional<String> undoneReason) {}
}
