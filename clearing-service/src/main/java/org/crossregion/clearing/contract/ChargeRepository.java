package org.crossregion.clearing.contract;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.Scope;
import org.crossregion.database.RecordArguments;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Contract charges and decisions: added, never changed. */
@ApplicationScoped
class ChargeRepository {

    private static final String ADD =
            """
            insert into contract_charge (id, kind, treatment_region, institution, period,
                                         amount_fen, case_id, reason, recorded_by, recorded_at)
            values (:id, :kind, :treatmentRegion, :institution, :period, :amountFen, :caseId,
                    :reason, :recordedBy, :recordedAt)
            """;

    private static final String DECIDE =
            """
            insert into contract_charge_decision (charge_id, recorded_by, decision, note,
                                                  decided_by, decided_at)
            select id, recorded_by, :decision, :note, :by, :at
            from contract_charge
            where id = :id
            """;

    private static final String SELECT =
            """
            select c.*, coalesce(x.decision, 'recorded') as state, x.decided_by, x.decided_at,
                   x.note
            from contract_charge c
            left join lateral (
                select decision, decided_by, decided_at, note
                from contract_charge_decision
                where charge_id = c.id
                order by decision = 'returned' desc
                limit 1) x on true
            """;

    private static final String FIND = SELECT + " where c.id = :id";

    private static final String LOCK = "select id from contract_charge where id = :id for update";

    private static final String LIST =
            SELECT
                    + """
                    where (:after::uuid is null or c.id > :after::uuid)
                      and (:ownInstitution::text is null or c.institution = :ownInstitution)
                      and c.treatment_region like :scope
                      and (:region::text is null or c.treatment_region = :region)
                      and (:institution::text is null or c.institution = :institution)
                      and (:period::text is null or c.period = :period)
                      and (:kind::text is null or c.kind = :kind)
                    order by c.id
                    limit :limit
                    """;

    private final Jdbi jdbi;

    ChargeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(ContractCharge charge) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bindNamedArgumentFinder(RecordArguments.of(charge))
                                .execute());
    }

    void decide(UUID id, ChargeState decision, Optional<String> note, String by, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("id", id)
                                .bind("decision", decision)
                                .bind("note", note.orElse(null))
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    Optional<ContractCharge> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", id)
                                .mapTo(ContractCharge.class)
                                .findOne());
    }

    /** Nobody else decides it until the transaction ends. */
    void lock(UUID id) {
        jdbi.useHandle(
                handle -> handle.createQuery(LOCK).bind("id", id).mapTo(UUID.class).findOne());
    }

    List<ContractCharge> list(ChargeQuery query, Scope scope, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after.orElse(null))
                                .bind("ownInstitution", scope.institution().orElse(null))
                                .bind("scope", scope.regionPrefix() + "%")
                                .bind("region", query.region)
                                .bind("institution", query.institution)
                                .bind("period", query.period)
                                .bind("kind", query.kind)
                                .bind("limit", limit)
                                .mapTo(ContractCharge.class)
                                .list());
    }
}
