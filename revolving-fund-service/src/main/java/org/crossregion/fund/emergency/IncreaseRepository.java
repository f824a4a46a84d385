package org.crossregion.fund.emergency;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Emergency increases and their decisions in the database. */
@ApplicationScoped
class IncreaseRepository {

    private static final String ADD =
            """
            insert into emergency_increase (id, year, insured_region, treatment_region, scheme,
                                            amount_fen, reason, period, utilisation_basis_points,
                                            requested_at, requested_by, decide_by,
                                            decision_working_days)
            values (:id, :year, :insured, :treatment, :scheme,
                    :amount, :reason, :period, :utilisation,
                    :requestedAt, :requestedBy, :decideBy, :decisionDays)
            """;

    private static final String DECIDE =
            """
            insert into emergency_decision (increase, approved, reason, decided_at, decided_by, notice)
            values (:increase, :approved, :reason, :at, :by, :notice)
            """;

    private static final String ALL =
            """
            select *
            from (select i.id, i.year, i.insured_region, i.treatment_region, i.scheme, i.amount_fen,
                         i.reason, i.period, i.utilisation_basis_points, i.requested_at,
                         i.requested_by, d.approved, d.reason as decision_reason, d.decided_at,
                         d.decided_by, n.number as notice,
                         due_now('emergency-increase/' || i.id, i.decide_by) as decide_by,
                         apply_now('notice/' || n.number, n.apply_by) as apply_by,
                         due_now('notice/' || n.number, n.deadline) as deadline,
                         coalesce((select sum(s.amount_fen)
                                   from notice_share s
                                   where s.number = n.number), 0)::bigint as paid_fen
                  from emergency_increase i
                           left join emergency_decision d on d.increase = i.id
                           left join notice n on n.number = notice_now(d.notice)) one
            """;

    private static final String FIND = ALL + "where id = :id";

    private static final String PAGE =
            ALL
                    + """
                    where insured_region like :prefix || '%'
                      and (:year::integer is null or year = :year)
                      and (:insured::text is null or insured_region = :insured)
                      and (:after::uuid is null or id > :after)
                      and (:state::text is null
                           or :state = case when approved is null then 'requested'
                                            when not approved then 'rejected'
                                            when paid_fen = amount_fen then 'paid'
                                            else 'approved' end)
                    order by id
                    limit :limit
                    """;

    private final Jdbi jdbi;

    IncreaseRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Increase increase, int decisionDays) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", increase.id())
                                .bind("year", increase.year())
                                .bind("insured", increase.pair().insured())
                                .bind("treatment", increase.pair().treatment())
                                .bind("scheme", increase.scheme())
                                .bind("amount", increase.amount())
                                .bind("reason", increase.reason())
                                .bind("period", increase.period())
                                .bind("utilisation", increase.utilisation())
                                .bind("requestedAt", increase.requestedAt())
                                .bind("requestedBy", increase.requestedBy())
                                .bind("decideBy", increase.decideBy().orElse(null))
                                .bind("decisionDays", decisionDays)
                                .execute());
    }

    void decide(UUID increase, Increase.Decision decision) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("increase", increase)
                                .bind("approved", decision.approved())
                                .bind("reason", decision.reason())
                                .bind("at", decision.at())
                                .bind("by", decision.by())
                                .bind("notice", decision.notice().orElse(null))
                                .execute());
    }

    Optional<Increase> find(UUID id) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(FIND).bind("id", id).mapTo(Row.class).findOne())
                .map(Row::increase);
    }

    /** In the order of asking. */
    List<Increase> page(IncreaseQuery query) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(PAGE)
                                        .bind("prefix", query.prefix())
                                        .bind("year", query.year().orElse(null))
                                        .bind(
                                                "insured",
                                                query.insured().map(RegionCode::value).orElse(null))
                                        .bind("after", query.after().orElse(null))
                                        .bind(
                                                "state",
                                                query.state().map(IncreaseState::code).orElse(null))
                                        .bind("limit", query.limit())
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(Row::increase)
                .toList();
    }

    /** A request with its decision as stored; the decision's columns are null without one. */
    record Row(
            UUID id,
            int year,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money amountFen,
            String reason,
            Period period,
            Rate utilisationBasisPoints,
            Instant requestedAt,
            String requestedBy,
            Boolean approved,
            String decisionReason,
            Instant decidedAt,
            String decidedBy,
            String notice,
            LocalDate decideBy,
            LocalDate applyBy,
            LocalDate deadline,
            Money paidFen) {

        Increase increase() {
            return new Increase(
                    id,
                    year,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    amountFen,
                    reason,
                    period,
                    utilisationBasisPoints,
                    requestedAt,
                    requestedBy,
                    Optional.ofNullable(decideBy),
                    Optional.ofNullable(approved)
                            .map(
                                    yes ->
                                            new Increase.Decision(
                                                    yes,
                                                    decisionReason,
                                                    decidedAt,
                                                    decidedBy,
                                                    Optional.ofNullable(notice))),
                    Optional.ofNullable(applyBy),
                    Optional.ofNullable(deadline),
                    paidFen);
        }
    }
}
