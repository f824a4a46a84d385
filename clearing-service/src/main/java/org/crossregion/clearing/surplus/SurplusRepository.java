package org.crossregion.clearing.surplus;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.database.RecordArguments;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What has come over, and what of it was given back. */
@ApplicationScoped
class SurplusRepository {

    private static final String SURPLUSES =
            """
            select s.remittance, s.statement, s.row_number, s.notice, s.payer, s.holder, s.scheme,
                   s.amount_fen as amount, f.refunding, f.returned, s.since
            from surplus s
            join lateral (
                select coalesce(sum(r.amount_fen) filter (where g.refund is null), 0)::bigint
                           as refunding,
                       coalesce(sum(r.amount_fen) filter (where g.refund is not null), 0)::bigint
                           as returned
                from surplus_refund r
                left join surplus_refund_decision d on d.refund = r.id
                left join surplus_refund_sending g on g.refund = r.id
                where coalesce(d.approved, true)
                  and (r.remittance = s.remittance
                       or r.statement = s.statement and r.row_number = s.row_number)) f on true
            """;

    private static final String ORDER = " order by s.since, s.notice, s.remittance, s.statement";

    private static final String OF_REMITTANCE = SURPLUSES + " where s.remittance = :remittance";

    private static final String OF_LINE =
            SURPLUSES + " where s.statement = :statement and s.row_number = :row";

    private static final String OF_NOTICES =
            SURPLUSES + " where s.notice = any(:notices::text[])" + ORDER;

    private static final String HELD =
            SURPLUSES
                    + """
                     where f.returned < s.amount_fen
                       and (:scope::text is null or :scope in (s.payer, s.holder)
                            or (:province and left(:scope, 2) in (left(s.payer, 2),
                                                                  left(s.holder, 2))))
                    """
                    + ORDER
                    + " limit :limit";

    private static final String HELD_OF_PERIOD =
            SURPLUSES
                    + """
                     join notice n on n.number = s.notice
                     where n.authority = :authority and n.tier = :tier and n.period = :period
                       and f.returned < s.amount_fen
                    """
                    + ORDER;

    private static final String LOCK_REMITTANCE =
            "select 1 from remittance where id = :remittance for update";

    private static final String LOCK_LINE =
            """
            select exists (
                       select from bank_assignment a
                       where (a.statement, a.row_number) = (l.statement, l.row_number)
                         and not exists (select from bank_assignment_decision d
                                         where d.assignment = a.id))
            from bank_line l
            where l.statement = :statement and l.row_number = :row
            for update
            """;

    private static final String ADD =
            """
            insert into surplus_refund (id, remittance, statement, row_number, notice, payer,
                                        holder, scheme, amount_fen, reason, proposed_by,
                                        proposed_at)
            values (:id, :remittance, :statement, :rowNumber, :notice, :payer, :holder, :scheme,
                    :amount, :reason, :proposedBy, :proposedAt)
            """;

    private static final String DECIDE =
            """
            insert into surplus_refund_decision (refund, approved, reason, decided_by, decided_at)
            values (:refund, :approved, :reason, :by, :at)
            """;

    private static final String SEND =
            """
            insert into surplus_refund_sending (refund, returned_on, bank_reference, sent_by,
                                                sent_at)
            values (:refund, :on, :reference, :by, :at)
            on conflict (bank_reference) do nothing
            """;

    private static final String REFUNDS =
            """
            select r.id, r.remittance, r.statement, r.row_number, r.notice, r.payer, r.holder,
                   r.scheme, r.amount_fen as amount, r.reason, r.proposed_by, r.proposed_at,
                   d.approved, d.reason as decision_reason, d.decided_by, d.decided_at,
                   g.returned_on, g.bank_reference, g.sent_by
            from surplus_refund r
            left join surplus_refund_decision d on d.refund = r.id
            left join surplus_refund_sending g on g.refund = r.id
            """;

    private static final String FIND = REFUNDS + " where r.id = :id";

    private static final String LOCK_REFUND =
            "select 1 from surplus_refund where id = :id for update";

    private static final String LIST =
            REFUNDS
                    + """
                     where (:after::uuid is null or r.id > :after)
                       and (:notice::text is null or r.notice = :notice)
                       and (:state::text is null
                            or :state = case when g.refund is not null then 'returned'
                                             when d.approved then 'approved'
                                             when d.refund is not null then 'rejected'
                                             else 'proposed' end)
                       and (:scope::text is null or :scope in (r.payer, r.holder)
                            or (:province and left(:scope, 2) in (left(r.payer, 2),
                                                                  left(r.holder, 2))))
                     order by r.id
                     limit :limit
                    """;

    private final Jdbi jdbi;

    SurplusRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Surplus> ofRemittance(UUID remittance) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_REMITTANCE)
                                .bind("remittance", remittance)
                                .mapTo(Surplus.class)
                                .findOne());
    }

    Optional<Surplus> ofLine(UUID statement, int row) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_LINE)
                                .bind("statement", statement)
                                .bind("row", row)
                                .mapTo(Surplus.class)
                                .findOne());
    }

    /** All that ever came over on some notices, given back or not. */
    List<Surplus> of(Collection<String> notices) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_NOTICES)
                                .bind("notices", List.copyOf(notices))
                                .mapTo(Surplus.class)
                                .list());
    }

    /** What is still here of what came over, the oldest first. */
    List<Surplus> held(Optional<RegionCode> scope, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(HELD)
                                .bind("scope", scope.orElse(null))
                                .bind("province", scope.map(RegionCode::isProvince).orElse(false))
                                .bind("limit", limit)
                                .mapTo(Surplus.class)
                                .list());
    }

    List<Surplus> held(Circle circle, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(HELD_OF_PERIOD)
                                .bind("authority", circle.authority())
                                .bind("tier", circle.tier())
                                .bind("period", period)
                                .mapTo(Surplus.class)
                                .list());
    }

    /** Takes a remittance for the rest of the transaction. */
    void lock(UUID remittance) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK_REMITTANCE)
                                .bind("remittance", remittance)
                                .mapTo(Integer.class)
                                .list());
    }

    /** Takes a line for the rest of the transaction; whether an assignment of it waits. */
    boolean lock(UUID statement, int row) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LOCK_LINE)
                                .bind("statement", statement)
                                .bind("row", row)
                                .mapTo(Boolean.class)
                                .findOne()
                                .orElse(false));
    }

    void add(Refund refund) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bindNamedArgumentFinder(RecordArguments.of(refund))
                                .execute());
    }

    void decide(UUID refund, boolean approved, String reason, String by, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("refund", refund)
                                .bind("approved", approved)
                                .bind("reason", reason)
                                .bind("by", by)
                                .bind("at", at)
                                .execute());
    }

    /** Whether the bank's reference is new. */
    boolean send(UUID refund, LocalDate on, String reference, String by, Instant at) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(SEND)
                                        .bind("refund", refund)
                                        .bind("on", on)
                                        .bind("reference", reference)
                                        .bind("by", by)
                                        .bind("at", at)
                                        .execute())
                > 0;
    }

    Optional<Refund> find(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery(FIND).bind("id", id).mapTo(Refund.class).findOne());
    }

    /** Takes a refund for the rest of the transaction. */
    void lockRefund(UUID id) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK_REFUND).bind("id", id).mapTo(Integer.class).list());
    }

    List<Refund> list(
            Optional<RefundState> state,
            Optional<String> notice,
            Optional<RegionCode> scope,
            Optional<UUID> after,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("state", state.map(RefundState::code).orElse(null))
                                .bind("notice", notice.orElse(null))
                                .bind("scope", scope.orElse(null))
                                .bind("province", scope.map(RegionCode::isProvince).orElse(false))
                                .bind("after", after.orElse(null))
                                .bind("limit", limit)
                                .mapTo(Refund.class)
                                .list());
    }
}
