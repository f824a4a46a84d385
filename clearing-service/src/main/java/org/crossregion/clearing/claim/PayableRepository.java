package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.values.Beijing;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an institution's bills come to, what is taken from them, and what was paid for them. */
@ApplicationScoped
class PayableRepository {

    private static final String FUNDS =
            Arrays.stream(Fund.values())
                    .map(fund -> "d." + AmountColumns.of(fund))
                    .collect(Collectors.joining(" + "));

    private static final String KIND =
            """
            case when d.care_type = 'pharmacy' then '41'
                 when d.care_type = 'inpatient' then '21'
                 when d.care_type = 'maternity' and d.ended_on > d.began_on then '21'
                 else '11' end
            """;

    private static final String FIGURES =
            """
            select coalesce(sum(d.cases), 0)::bigint as cases,
                   coalesce(sum(d.total_fen), 0)::bigint as total,
                   coalesce(sum(%s), 0)::bigint as fund,
                   coalesce(sum(d.cash_fen), 0)::bigint as cash,
                   coalesce(sum(d.account_fen), 0)::bigint as account
            from allotted_detail d
            where d.institution = :institution and d.origin_period = :month
              and d.settled_at >= :from and d.settled_at < :until
              and (:kind = '' or :kind = %s)
            """
                    .formatted(FUNDS, KIND);

    /** The details of an institution that clear in a period, with what is taken with them. */
    static final String CLEARING =
            """
            with clearing as (
                select d.*, coalesce((select sum(t.amount_fen) from deduction_entry t
                                      where t.follows = d.settlement_id), 0) as taken
                from (select * from allotted_detail
                      where origin_period = :period and institution = :institution
                      union
                      select m.* from allotted_detail m
                      join period_exception x
                        on x.origin_period = m.origin_period
                       and x.settlement_id = m.settlement_id
                      where x.clearing_period = :period and m.institution = :institution) d
                left join lateral (
                    select clearing_period, state
                    from period_exception
                    where settlement_id = d.settlement_id
                    order by no desc
                    limit 1) e on true
                where coalesce(e.clearing_period, d.origin_period) = :period
                  and coalesce(e.state, 'due') = 'due')
            """;

    /** What clears, and what is taken from earlier details by itself. */
    private static final String LINES =
            CLEARING
                    + """
                    , part as (
                        select d.scheme, %s as kind, d.cases, d.total_fen, %s as fund_fen, d.account_fen,
                               d.cash_fen, d.cleared_fen, d.taken
                        from clearing d
                        union all
                        select d.scheme, %s, 0, 0, 0, 0, 0, 0, t.amount_fen
                        from deduction_entry t
                        join detail_origin o on o.settlement_id = t.settlement_id
                        join allotted_detail d
                          on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
                        where t.clearing_period = :period and d.institution = :institution)
                    select scheme, kind, sum(cases)::bigint as cases, sum(total_fen)::bigint as total,
                           sum(fund_fen)::bigint as fund, sum(account_fen)::bigint as account,
                           sum(cash_fen)::bigint as cash, sum(cleared_fen)::bigint as applied,
                           sum(taken)::bigint as deducted
                    from part
                    group by scheme, kind
                    order by scheme, kind
                    """
                            .formatted(KIND, FUNDS, KIND);

    private static final String CHARGES =
            """
            select coalesce(sum(c.amount_fen) filter (where c.kind = 'retention'), 0)::bigint
                       as reserved,
                   coalesce(sum(c.amount_fen) filter (where c.kind <> 'retention'), 0)::bigint
                       as charged
            from contract_charge c
            where c.institution = :institution and c.period = :period
              and exists (select from contract_charge_decision d
                          where d.charge_id = c.id and d.decision = 'confirmed')
              and not exists (select from contract_charge_decision d
                              where d.charge_id = c.id and d.decision in ('withdrawn', 'returned'))
            """;

    private static final String PAYMENTS =
            """
            select id, institution, period, amount_fen, paid_on, bank_reference, recorded_by,
                   recorded_at
            from hospital_payment
            where institution = :institution and period = :period
            order by paid_on, id
            """;

    /**
     * What was paid for settlements that clear here now by payments of other months, less what this
     * month's payments have paid for settlements that clear elsewhere now. A line that is a
     * deduction alone belongs to the month of its payment.
     */
    private static final String MOVED =
            CLEARING
                    + """
                    select (select coalesce(sum(l.paid_fen), 0)
                            from clearing c
                            join hospital_payment_line l on l.settlement_id = c.settlement_id
                            join hospital_payment h on h.id = l.payment
                            where h.period <> :period and l.applied_fen <> 0)::bigint
                           - (select coalesce(sum(l.paid_fen), 0)
                              from hospital_payment h
                              join hospital_payment_line l on l.payment = h.id
                              where h.institution = :institution and h.period = :period
                                and l.applied_fen <> 0
                                and not exists (select from clearing c
                                                where c.settlement_id = l.settlement_id))::bigint
                    """;

    private static final String PAY =
            """
            insert into hospital_payment (id, institution, period, amount_fen, paid_on,
                                          bank_reference, recorded_by, recorded_at)
            values (:id, :institution, :period, :amount, :paidOn, :reference, :by, :at)
            """;

    private static final String REGION =
            """
            select treatment_region
            from allotted_detail
            where institution = :institution
            order by settlement_id desc
            limit 1
            """;

    private static final String BILLS =
            """
            select d.settlement_id, d.visit_id, d.person_no, d.settled_at, d.insured_region,
                   d.treatment_region, d.scheme, %s as kind, d.total_fen, (%s)::bigint as fund_fen,
                   d.account_fen, d.cash_fen, d.cleared_fen, d.cases,
                   coalesce((select sum(t.amount_fen) from deduction_entry t
                             where t.settlement_id = d.settlement_id), 0)::bigint as deducted_fen,
                   coalesce(e.clearing_period, d.origin_period) as clearing_period
            from allotted_detail d
            left join lateral (
                select clearing_period
                from period_exception
                where settlement_id = d.settlement_id
                order by no desc
                limit 1) e on true
            where d.institution = :institution and d.origin_period = any(:months::text[])
              and d.settled_at >= :from and d.settled_at < :until
              and (:kind = '' or :kind = %s)
              and (not :deductedOnly or exists (select from deduction_entry t
                                                where t.settlement_id = d.settlement_id))
            order by d.no
            offset :offset
            limit :limit
            """
                    .formatted(KIND, FUNDS, KIND);

    /** What each fund pays of some bills, per scheme. */
    private static final String FUND_SUMS =
            """
            select d.scheme, %s, sum(d.account_fen)::bigint as account_fen
            from allotted_detail d
            where d.institution = :institution and d.origin_period = any(:months::text[])
              and d.settled_at >= :from and d.settled_at < :until
              and (:kind = '' or :kind = %s)
            group by d.scheme
            order by d.scheme
            """
                    .formatted(
                            Arrays.stream(Fund.values())
                                    .map(AmountColumns::of)
                                    .map(c -> "sum(d." + c + ")::bigint as " + c)
                                    .collect(Collectors.joining(", ")),
                            KIND);

    private final Jdbi jdbi;

    PayableRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is kept back from an institution for a period, and what else it is charged. */
    record Charges(Money reserved, Money charged) {}

    /** One bill as lists of the national interface show it. */
    record Bill(
            String settlementId,
            String visitId,
            String personNo,
            OffsetDateTime settledAt,
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            String kind,
            Money total,
            Money fund,
            Money account,
            Money cash,
            Money cleared,
            boolean refund,
            Money deducted,
            Period clearingPeriod) {}

    /** Which bills are listed. */
    record Bills(
            String institution,
            List<Period> months,
            Instant from,
            Instant until,
            String kind,
            boolean deductedOnly) {}

    Figures figures(
            String institution, Period month, LocalDate begins, LocalDate ends, String kind) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIGURES)
                                .bind("institution", institution)
                                .bind("month", month)
                                .bind("from", Beijing.startOf(begins))
                                .bind("until", Beijing.startOf(ends.plusDays(1)))
                                .bind("kind", kind)
                                .map(
                                        (row, context) ->
                                                new Figures(
                                                        row.getLong("cases"),
                                                        money(row, "total"),
                                                        money(row, "total"),
                                                        money(row, "fund"),
                                                        money(row, "cash"),
                                                        money(row, "account")))
                                .one());
    }

    List<PaymentList.Line> lines(String institution, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LINES)
                                .bind("institution", institution)
                                .bind("period", period)
                                .map(
                                        (row, context) ->
                                                new PaymentList.Line(
                                                        row.getString("scheme"),
                                                        row.getString("kind"),
                                                        row.getLong("cases"),
                                                        money(row, "total"),
                                                        money(row, "fund"),
                                                        money(row, "account"),
                                                        money(row, "cash"),
                                                        money(row, "applied"),
                                                        money(row, "deducted")))
                                .list());
    }

    /** What other months' payments have paid of this one, less the reverse. */
    Money moved(String institution, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(MOVED)
                                .bind("institution", institution)
                                .bind("period", period)
                                .mapTo(Money.class)
                                .one());
    }

    Charges charges(String institution, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(CHARGES)
                                .bind("institution", institution)
                                .bind("period", period)
                                .map(
                                        (row, context) ->
                                                new Charges(
                                                        money(row, "reserved"),
                                                        money(row, "charged")))
                                .one());
    }

    List<HospitalPayment> payments(String institution, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(PAYMENTS)
                                .bind("institution", institution)
                                .bind("period", period)
                                .map(
                                        (row, context) ->
                                                new HospitalPayment(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("institution"),
                                                        row.getString("period"),
                                                        money(row, "amount_fen"),
                                                        row.getObject("paid_on", LocalDate.class),
                                                        row.getString("bank_reference"),
                                                        row.getString("recorded_by"),
                                                        row.getObject(
                                                                        "recorded_at",
                                                                        OffsetDateTime.class)
                                                                .atZoneSameInstant(Beijing.ZONE)
                                                                .toOffsetDateTime()))
                                .list());
    }

    void add(HospitalPayment payment) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(PAY)
                                .bind("id", payment.id())
                                .bind("institution", payment.institution())
                                .bind("period", payment.period())
                                .bind("amount", payment.amount())
                                .bind("paidOn", payment.paidOn())
                                .bind("reference", payment.bankReference())
                                .bind("by", payment.recordedBy())
                                .bind("at", payment.recordedAt().toInstant())
                                .execute());
    }

    /** Where an institution treats, as its details say. */
    Optional<RegionCode> region(String institution) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(REGION)
                                .bind("institution", institution)
                                .mapTo(RegionCode.class)
                                .findOne());
    }

    List<Bill> bills(Bills asked, long offset, int limit) {
        return jdbi.withHandle(
                handle ->
                        asked(handle.createQuery(BILLS), asked)
                                .bind("offset", offset)
                                .bind("limit", limit)
                                .map((row, context) -> bill(row))
                                .list());
    }

    /** What each fund and the account pay of some bills, in the order of schemes and funds. */
    List<FundShare> fundShares(Bills asked) {
        List<FundShare> shares = new ArrayList<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(FUND_SUMS)
                                .bind("institution", asked.institution())
                                .bind(
                                        "months",
                                        asked.months().stream().map(Period::toString).toList())
                                .bind("from", asked.from())
                                .bind("until", asked.until())
                                .bind("kind", asked.kind())
                                .map((row, context) -> shares(row))
                                .forEach(shares::addAll));
        return shares;
    }

    private static List<FundShare> shares(ResultSet row) throws SQLException {
        Scheme scheme = Scheme.fromString(row.getString("scheme"));
        List<FundShare> shares = new ArrayList<>();
        for (Fund fund : Fund.values()) {
            shares.add(
                    new FundShare(scheme, Optional.of(fund), money(row, AmountColumns.of(fund))));
        }
        shares.add(new FundShare(scheme, Optional.empty(), money(row, "account_fen")));
        shares.removeIf(share -> share.amount().isZero());
        return shares;
    }

    private static Query asked(Query query, Bills asked) {
        return query.bind("institution", asked.institution())
                .bind("months", asked.months().stream().map(Period::toString).toList())
                .bind("from", asked.from())
                .bind("until", asked.until())
                .bind("kind", asked.kind())
                .bind("deductedOnly", asked.deductedOnly());
    }

    private static Bill bill(ResultSet row) throws SQLException {
        return new Bill(
                row.getString("settlement_id"),
                Optional.ofNullable(row.getString("visit_id")).orElse(""),
                row.getString("person_no"),
                row.getObject("settled_at", OffsetDateTime.class)
                        .atZoneSameInstant(Beijing.ZONE)
                        .toOffsetDateTime(),
                row.getString("insured_region"),
                row.getString("treatment_region"),
                row.getString("scheme"),
                row.getString("kind"),
                money(row, "total_fen"),
                money(row, "fund_fen"),
                money(row, "account_fen"),
                money(row, "cash_fen"),
                money(row, "cleared_fen"),
                row.getInt("cases") < 0,
                money(row, "deducted_fen"),
                Period.fromString(row.getString("clearing_period")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
