package org.crossregion.clearing.remittance;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.payment.Due;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remittances, the steps that were taken, and what has arrived of each. */
@ApplicationScoped
class RemittanceRepository {

    private static final String APPLY =
            """
            insert into remittance (id, notice, counterparty, scheme, amount_fen, applied_on,
                                    applied_by, applied_at)
            values (:id, :notice, :counterparty, :scheme, :amount, :on, :by, :at)
            """;

    private static final String STEP =
            """
            insert into remittance_step (remittance, step, taken_on, bank_reference, reason,
                                         taken_by, taken_at)
            values (:remittance, :step, :on, :reference, :reason, :by, :at)
            """;

    private static final String ARRIVE =
            """
            insert into remittance_arrival (remittance, transfer, amount_fen, arrived_on, told_by,
                                            told_at)
            values (:remittance, :transfer, :amount, :on, :by, :at)
            """;

    private static final String REMITTANCES =
            """
            with standing as (
                select r.id, r.notice,
                       case when n.direction = 'payable' then n.region else n.authority end
                           as region,
                       case when n.direction = 'payable' then n.authority else n.region end
                           as authority,
                       r.counterparty, n.authority as issuer, n.tier, n.period, n.kind, r.scheme,
                       r.amount_fen as amount, r.applied_on, r.applied_by, r.applied_at,
                       s.taken_on as sent_on, s.taken_by as sent_by, s.bank_reference,
                       exists (select from remittance_step w
                               where w.remittance = r.id and w.step = 'withdraw') as withdrawn,
                       exists (select from remittance_step w
                               where w.remittance = r.id and w.step = 'return') as returned,
                       a.arrived, a.arrived_on
                from remittance r
                join notice n on n.number = r.notice
                left join remittance_step s on s.remittance = r.id and s.step = 'send'
                left join lateral (
                    select coalesce(sum(amount_fen), 0)::bigint as arrived,
                           max(arrived_on) as arrived_on
                    from remittance_arrival
                    where remittance = r.id) a on true)
            select id, notice, region, authority, counterparty, scheme, amount, applied_on, applied_by,
                   applied_at, sent_on, sent_by, bank_reference, withdrawn, returned, arrived,
                   arrived_on
            from standing
            """;

    private static final String FIND = REMITTANCES + " where id = :id";

    private static final String OF_NOTICES =
            REMITTANCES + " where notice = any(:notices::text[]) order by id";

    private static final String LIST =
            REMITTANCES
                    + """
                     where (:after::uuid is null or id > :after)
                       and (:authority::text is null or issuer = :authority)
                       and (:tier::text is null or tier = :tier)
                       and (:period::text is null or period = :period)
                       and (:kind::text is null or kind = :kind)
                       and (:region::text is null or region = :region)
                       and (:notice::text is null or notice = :notice)
                       and (:state::text is null
                            or :state = case when withdrawn then 'withdrawn'
                                             when returned then 'returned'
                                             when arrived > amount then 'over'
                                             when arrived = amount then 'arrived'
                                             when arrived > 0 then 'short'
                                             when sent_on is null then 'applied'
                                             else 'in-transit' end)
                       and (:scope::text is null or :scope in (region, authority, counterparty)
                            or (:province and left(region, 2) = left(:scope, 2)))
                     order by id
                     limit :limit
                    """;

    private static final String LOCK = "select id from remittance where id = :id for update";

    private final Jdbi jdbi;

    RemittanceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A step that somebody took. */
    record Taken(LocalDate on, String reason, String by, Instant at) {}

    void apply(UUID id, Due due, Scheme scheme, Money amount, Taken taken) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(APPLY)
                                .bind("id", id)
                                .bind("notice", due.order().number())
                                .bind("counterparty", due.receiver().orElse(null))
                                .bind("scheme", scheme)
                                .bind("amount", amount)
                                .bind("on", taken.on())
                                .bind("by", taken.by())
                                .bind("at", taken.at())
                                .execute());
    }

    void step(UUID id, RemittanceStep step, Optional<String> reference, Taken taken) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(STEP)
                                .bind("remittance", id)
                                .bind("step", step.code())
                                .bind("on", taken.on())
                                .bind("reference", reference.orElse(null))
                                .bind("reason", taken.reason())
                                .bind("by", taken.by())
                                .bind("at", taken.at())
                                .execute());
    }

    void arrive(UUID id, Optional<UUID> transfer, Money amount, Taken taken) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ARRIVE)
                                .bind("remittance", id)
                                .bind("transfer", transfer.orElse(null))
                                .bind("amount", amount)
                                .bind("on", taken.on())
                                .bind("by", taken.by())
                                .bind("at", taken.at())
                                .execute());
    }

    Optional<Remittance> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND).bind("id", id).mapTo(Remittance.class).findOne());
    }

    /** Takes a remittance for the rest of the transaction. */
    void lock(UUID id) {
        jdbi.useHandle(handle -> handle.createQuery(LOCK).bind("id", id).mapTo(UUID.class).list());
    }

    /** All that was ever applied for on some notices, the oldest first. */
    List<Remittance> of(Collection<String> notices) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_NOTICES)
                                .bind("notices", List.copyOf(notices))
                                .mapTo(Remittance.class)
                                .list());
    }

    List<Remittance> list(
            RemittanceQuery asked,
            Optional<RemittanceState> state,
            Optional<RegionCode> scope,
            Optional<UUID> after,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        asked(handle.createQuery(LIST), asked)
                                .bind("state", state.map(RemittanceState::code).orElse(null))
                                .bind("scope", scope.orElse(null))
                                .bind("province", scope.map(RegionCode::isProvince).orElse(false))
                                .bind("after", after.orElse(null))
                                .bind("limit", limit)
                                .mapTo(Remittance.class)
                                .list());
    }

    private static Query asked(Query query, RemittanceQuery asked) {
        return query.bind("authority", asked.authority)
                .bind("tier", asked.tier)
                .bind("period", asked.period)
                .bind("kind", asked.kind)
                .bind("region", asked.region)
                .bind("notice", asked.notice);
    }
}
