package org.crossregion.filing.document;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.JobLock;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known of the documents; their content lies elsewhere. */
@ApplicationScoped
class DocumentRepository {

    private static final String LOCK =
            """
            select count(*) from pg_advisory_xact_lock(:key)
            """;

    private static final String ADD =
            """
            insert into document
                (id, sha256, size, type, pages, name, region, uploaded_at, uploaded_by)
            values
                (:id, :sha256, :size, :type, :pages, :name, :region, :uploadedAt, :uploadedBy)
            """;

    private static final String FIND =
            """
            select id, sha256, size, type, pages, name, region, uploaded_at, uploaded_by
            from document
            where id = any(:ids)
            order by id
            """;

    private static final String KNOWN_CONTENTS =
            """
            select distinct sha256 from document where sha256 = any(:contents)
            """;

    private static final String UNNAMED =
            """
            select id
            from document d
            where uploaded_at < :before
                and not exists (select 1 from filing_material m where m.document = d.id)
            order by uploaded_at, id
            limit :limit
            """;

    private static final String LOCK_ROW =
            """
            select id from document where id = :id for update
            """;

    private static final String REMOVE =
            """
            delete from document d
            where id = :id
                and not exists (select 1 from filing_material m where m.document = d.id)
            """;

    private final Jdbi database;

    DocumentRepository(Jdbi database) {
        this.database = database;
    }

    /** Until the transaction ends nobody else keeps or removes this content. */
    void lock(String sha256) {
        database.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("key", JobLock.key("document:" + sha256))
                                .mapTo(Long.class)
                                .one());
    }

    void add(Document document) {
        database.useHandle(handle -> handle.createUpdate(ADD).bindMethods(document).execute());
    }

    /** The known ones among these, in the order of their ids. */
    List<Document> find(Collection<String> ids) {
        return database.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bindArray("ids", String.class, ids)
                                .mapTo(Document.class)
                                .list());
    }

    /** Those among these contents that some row names. */
    Set<String> knownContents(Collection<String> contents) {
        return database.withHandle(
                handle ->
                        new HashSet<>(
                                handle.createQuery(KNOWN_CONTENTS)
                                        .bindArray("contents", String.class, contents)
                                        .mapTo(String.class)
                                        .list()));
    }

    /** Uploads from before an instant that no filing names. */
    List<String> unnamed(Instant before, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(UNNAMED)
                                .bind("before", before)
                                .bind("limit", limit)
                                .mapTo(String.class)
                                .list());
    }

    /** Removes an upload unless a filing has come to name it. */
    void remove(String id) {
        database.useHandle(
                handle -> {
                    handle.createQuery(LOCK_ROW).bind("id", id).mapTo(String.class).findOne();
                    handle.createUpdate(REMOVE).bind("id", id).execute();
                });
    }
}
