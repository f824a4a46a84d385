package org.crossregion.clearing.file;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Files by their numbers. */
@ApplicationScoped
class FileRepository {

    private static final String ADD =
            """
            insert into his_file (number, institution, name, direction, content, sha256, stored_by,
                                  stored_at, fetched_until)
            values (:number, :institution, :name, :direction, :content,
                    encode(sha256(:content), 'hex'), :by, :at, :until)
            """;

    private static final String FIND =
            """
            select number, institution, name, content, fetched_until
            from his_file
            where number = :number and institution = :institution and fetched_until > :now
            """;

    private static final String PRUNE = "delete from his_file where fetched_until <= :now";

    private final Jdbi jdbi;

    FileRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(HisFile file, String direction, String by, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("number", file.number())
                                .bind("institution", file.institution())
                                .bind("name", file.name())
                                .bind("direction", direction)
                                .bind("content", file.content())
                                .bind("by", by)
                                .bind("at", now)
                                .bind("until", file.fetchedUntil())
                                .execute());
    }

    Optional<HisFile> find(String institution, String number, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("number", number)
                                .bind("institution", institution)
                                .bind("now", now)
                                .map(
                                        (row, context) ->
                                                new HisFile(
                                                        row.getString("number"),
                                                        row.getString("institution"),
                                                        row.getString("name"),
                                                        row.getBytes("content"),
                                                        row.getObject(
                                                                        "fetched_until",
                                                                        OffsetDateTime.class)
                                                                .toInstant()))
                                .findOne());
    }

    int prune(Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(PRUNE).bind("now", now).execute());
    }
}
