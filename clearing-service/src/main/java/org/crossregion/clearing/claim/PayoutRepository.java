package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.deduction.Reason;
import org.crossregion.values.Beijing;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What payments to hospitals are for, settlement by settlement. */
@ApplicationScoped
class PayoutRepository {

    private static final String DUES =
            PayableRepository.CLEARING
                    + """
                    , part as (
                        select settlement_id, settled_at, insured_region, treatment_region, scheme,
                               true as clears, cleared_fen as applied_fen, taken
                        from clearing
                        union all
                        select t.settlement_id, d.settled_at, d.insured_region,
                               d.treatment_region, d.scheme, false, 0, t.amount_fen
                        from deduction_entry t
                        join detail_origin o on o.settlement_id = t.settlement_id
                        join allotted_detail d
                          on d.origin_period = o.origin_period
                         and d.settlement_id = o.settlement_id
                        where t.clearing_period = :period and d.institution = :institution)
                    select p.settlement_id, min(p.insured_region) as insured_region,
                           min(p.treatment_region) as treatment_region, min(p.scheme) as scheme,
                           sum(p.applied_fen)::bigint as applied,
                           sum(p.taken)::bigint as deducted,
                           coalesce((select string_agg(distinct x.reason, ',' order by x.reason)
                                     from deduction_entry t
                                     join deduction x on x.id = t.deduction_id
                                     where t.follows = p.settlement_id
                                        or (t.settlement_id = p.settlement_id
                                            and t.clearing_period = :period)), '') as reasons,
                           coalesce((select sum(l.paid_fen)
                                     from hospital_payment h
                                     join hospital_payment_line l on l.payment = h.id
                                     where h.institution = :institution
                                       and l.settlement_id = p.settlement_id
                                       and (h.period = :period
                                            or bool_or(p.clears) and l.applied_fen <> 0)),
                                    0)::bigint
                               as before
                    from part p
                    group by p.settlement_id
                    order by min(p.settled_at), p.settlement_id
                    """;

    private static final String ADD =
            """
            insert into hospital_payment_line (payment, settlement_id, no, applied_fen,
                                               deducted_fen, reasons, reserved_fen, charged_fen,
                                               before_fen, paid_fen)
            values (:payment, :settlement, :no, :applied, :deducted, :reasons, :reserved, :charged,
                    :before, :paid)
            """;

    private static final String FIND =
            """
            select id, institution, period, amount_fen, paid_on, bank_reference
            from hospital_payment
            where id = :id
            """;

    private static final String LINES =
            """
            select l.no, l.settlement_id, d.visit_id, d.person_no, d.settled_at, d.insured_region,
                   d.scheme, d.care_type, l.applied_fen, l.deducted_fen, l.reasons,
                   l.reserved_fen, l.charged_fen, l.before_fen, l.paid_fen
            from hospital_payment_line l
            join detail_origin o on o.settlement_id = l.settlement_id
            join allotted_detail d
              on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
            where l.payment = :payment and l.no > :after
            order by l.no
            limit :limit
            """;

    private static final String INSTITUTIONS =
            """
            select institution
            from (select distinct institution
                  from allotted_detail
                  where treatment_region = :region and origin_period = :period
                  union
                  select institution
                  from hospital_payment
                  where period = :period
                  union
                  select d.institution
                  from period_exception e
                  join allotted_detail d
                    on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                  where e.clearing_period = :period and d.treatment_region = :region
                  union
                  select d.institution
                  from deduction_entry t
                  join deduction d on d.id = t.deduction_id
                  where t.clearing_period = :period and d.treatment_region = :region) known
            where exists (select from allotted_detail d
                          where d.institution = known.institution
                            and d.treatment_region = :region)
            order by institution
            """;

    private final Jdbi jdbi;

    PayoutRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A payment as its file names it. */
    record Paid(
            UUID id,
            String institution,
            Period period,
            Money amount,
            LocalDate paidOn,
            String bankReference) {}

    /** A line of a payment with what is known of its settlement. */
    record PaidLine(
            int no,
            Payout.Line line,
            String visitId,
            String personNo,
            LocalDate settledOn,
            RegionCode insured,
            String scheme,
            String careType) {}

    /** A settlement of a period and what it is about. */
    record DueOf(Payout.Due due, RegionPair pair, Scheme scheme) {}

    /** The settlements of a period, the first settled first. */
    List<DueOf> dues(String institution, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DUES)
                                .bind("institution", institution)
                                .bind("period", period)
                                .map((row, context) -> dueOf(row))
                                .list());
    }

    private static DueOf dueOf(ResultSet row) throws SQLException {
        return new DueOf(
                new Payout.Due(
                        row.getString("settlement_id"),
                        money(row, "applied"),
                        money(row, "deducted"),
                        row.getString("reasons"),
                        money(row, "before")),
                new RegionPair(
                        RegionCode.of(row.getString("insured_region")),
                        RegionCode.of(row.getString("treatment_region"))),
                Scheme.fromString(row.getString("scheme")));
    }

    void add(UUID payment, List<Payout.Line> lines) {
        jdbi.useHandle(
                handle -> {
                    try (PreparedBatch batch = handle.prepareBatch(ADD)) {
                        int no = 0;
                        for (Payout.Line line : lines) {
                            batch.bind("payment", payment)
                                    .bind("settlement", line.due().settlementId())
                                    .bind("no", ++no)
                                    .bind("applied", line.due().applied())
                                    .bind("deducted", line.due().deducted())
                                    .bind("reasons", line.due().reasons())
                                    .bind("reserved", line.reserved())
                                    .bind("charged", line.charged())
                                    .bind("before", line.due().before())
                                    .bind("paid", line.paid())
                                    .add();
                        }
                        batch.execute();
                    }
                });
    }

    Optional<Paid> find(UUID payment) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", payment)
                                .map(
                                        (row, context) ->
                                                new Paid(
                                                        payment,
                                                        row.getString("institution"),
                                                        Period.fromString(row.getString("period")),
                                                        money(row, "amount_fen"),
                                                        row.getObject("paid_on", LocalDate.class),
                                                        row.getString("bank_reference")))
                                .findOne());
    }

    List<PaidLine> lines(UUID payment, int after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LINES)
                                .bind("payment", payment)
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> line(row))
                                .list());
    }

    private static PaidLine line(ResultSet row) throws SQLException {
        Payout.Due due =
                new Payout.Due(
                        row.getString("settlement_id"),
                        money(row, "applied_fen"),
                        money(row, "deducted_fen"),
                        labels(row.getString("reasons")),
                        money(row, "before_fen"));
        return new PaidLine(
                row.getInt("no"),
                new Payout.Line(
                        due,
                        money(row, "reserved_fen"),
                        money(row, "charged_fen"),
                        money(row, "paid_fen")),
                Optional.ofNullable(row.getString("visit_id")).orElse(""),
                Optional.ofNullable(row.getString("person_no")).orElse(""),
                Beijing.day(row.getObject("settled_at", OffsetDateTime.class).toInstant()),
                RegionCode.of(row.getString("insured_region")),
                row.getString("scheme"),
                row.getString("care_type"));
    }

    private static String labels(String reasons) {
        return reasons.isEmpty()
                ? ""
                : Arrays.stream(reasons.split(","))
                        .map(code -> Coded.ofCode(Reason.class, code).label())
                        .collect(Collectors.joining("、"));
    }

    /** Everybody in a region with something in a period. */
    List<String> institutions(RegionCode region, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(INSTITUTIONS)
                                .bind("region", region)
                                .bind("period", period)
                                .mapTo(String.class)
                                .list());
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
