package org.crossregion.clearing.evidence;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.JobLock;
import org.crossregion.database.RecordArguments;
import org.jdbi.v3.core.Jdbi;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of evidence files; their content lies elsewhere. */
@ApplicationScoped
class EvidenceRepository {

    private static final String LOCK = "select count(*) from pg_advisory_xact_lock(:key)";

    private static final String ADD =
            """
            insert into evidence_file (id, subject, sha256, size, type, pages, name, uploaded_by,
                                       uploaded_at)
            values (:id, :subject, :sha256, :size, :type, :pages, :name, :uploadedBy, :uploadedAt)
            """;

    private static final String OF =
            "select * from evidence_file where subject = :subject order by uploaded_at, id";

    private static final String KNOWN =
            "select distinct sha256 from evidence_file where sha256 = any(:contents)";

    private final Jdbi jdbi;

    EvidenceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Until the transaction ends nobody else adds to or removes what goes by this name. */
    void lock(String name) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("key", JobLock.key("evidence:" + name))
                                .mapTo(Long.class)
                                .one());
    }

    void add(EvidenceFile file) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bindNamedArgumentFinder(RecordArguments.of(file))
                                .execute());
    }

    List<EvidenceFile> of(String subject) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF)
                                .bind("subject", subject)
                                .mapTo(EvidenceFile.class)
                                .list());
    }

    Optional<EvidenceFile> find(String subject, String id) {
        return of(subject).stream().filter(file -> file.id().equals(id)).findFirst();
    }

    /** Those among these contents that some row names. */
    Set<String> known(Collection<String> contents) {
        return jdbi.withHandle(
                handle ->
                        new HashSet<>(
                                handle.createQuery(KNOWN)
                                        .bindArray("contents", String.class, contents)
                                        .mapTo(String.class)
                                        .list()));
    }
}
