package org.crossregion.clearing.auditcase;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.Scope;
import org.crossregion.database.RecordArguments;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Audit cases: opened once, closed once, never changed. */
@ApplicationScoped
class AuditCaseRepository {

    private static final String ADD =
            """
            insert into audit_case (id, treatment_region, institution, subject, finding, opened_by,
                                    opened_at)
            values (:id, :treatmentRegion, :institution, :subject, :finding, :openedBy, :openedAt)
            """;

    private static final String CLOSE =
            """
            insert into audit_case_closing (case_id, note, closed_by, closed_at)
            values (:id, :note, :by, :at)
            """;

    private static final String SELECT =
            """
            select c.*, x.note, x.closed_by, x.closed_at
            from audit_case c
            left join audit_case_closing x on x.case_id = c.id
            """;

    private static final String FIND = SELECT + " where c.id = :id";

    private static final String LOCK = "select id from audit_case where id = :id for update";

    /** A region whose people it concerns sees it too. */
    private static final String LIST =
            SELECT
                    + """
                    where (:after::uuid is null or c.id > :after::uuid)
                      and (:ownInstitution::text is null or c.institution = :ownInstitution)
                      and (c.treatment_region like :scope
                           or exists (select 1 from deduction d
                                      where d.case_id = c.id and d.insured_region like :scope))
                      and (:region::text is null or c.treatment_region = :region)
                      and (:institution::text is null or c.institution = :institution)
                      and (:open::boolean is null or :open = (x.case_id is null))
                    order by c.id
                    limit :limit
                    """;

    private final Jdbi jdbi;

    AuditCaseRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(AuditCase opened) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bindNamedArgumentFinder(RecordArguments.of(opened))
                                .execute());
    }

    void close(UUID id, String note, String by, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(CLOSE)
                                .bind("id", id)
                                .bind("note", note)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    Optional<AuditCase> find(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery(FIND).bind("id", id).mapTo(AuditCase.class).findOne());
    }

    /** Nobody else adds to it or closes it until the transaction ends. */
    void lock(UUID id) {
        jdbi.useHandle(
                handle -> handle.createQuery(LOCK).bind("id", id).mapTo(UUID.class).findOne());
    }

    List<AuditCase> list(AuditCaseQuery query, Scope scope, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after.orElse(null))
                                .bind("ownInstitution", scope.institution().orElse(null))
                                .bind("scope", scope.regionPrefix() + "%")
                                .bind("region", query.region)
                                .bind("institution", query.institution)
                                .bind("open", query.open)
                                .bind("limit", limit)
                                .mapTo(AuditCase.class)
                                .list());
    }
}
