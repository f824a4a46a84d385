package org.crossregion.clearing.voucher;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.NoticeKind;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what moved, by the moment in which it was recorded: a month that has passed is complete.
 */
@ApplicationScoped
class MovementRepository {

    private static final String SETTLED =
            """
            select s.no, s.counterparty, s.scheme, s.amount_fen as amount,
                   s.transfer is not null as transferred, s.settled_at, n.number, n.authority,
                   n.tier, n.period, n.kind, n.direction, n.region, t.bank_reference
            from line_settlement s
            join notice n on n.number = s.number
            left join transfer t on t.id = s.transfer
            where s.settled_at >= :from and s.settled_at < :until
              and :region in (n.region, n.authority, s.counterparty)
            order by s.no
            """;

    private static final String HOSPITALS =
            """
            select h.id, h.institution, h.period, h.recorded_at, h.bank_reference, d.scheme,
                   sum(l.paid_fen)::bigint as amount
            from hospital_payment h
            join hospital_payment_line l on l.payment = h.id
            join detail_origin o on o.settlement_id = l.settlement_id
            join allotted_detail d
              on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
            where h.recorded_at >= :from and h.recorded_at < :until
              and d.treatment_region = :region
            group by h.id, h.institution, h.period, h.recorded_at, h.bank_reference, d.scheme
            order by h.id, d.scheme
            """;

    private static final String FUND =
            """
            select 'fund-draw:' || r.payment as id, true as drawn, r.region is not null as ahead,
                   r.scheme, r.tier, r.period, d.amount_fen as amount, d.drawn_at as booked_at
            from fund_request r
            join fund_draw d on d.payment = r.payment
            where coalesce(r.region, r.authority) = :region and d.amount_fen > 0
              and d.drawn_at >= :from and d.drawn_at < :until
            union all
            select 'fund-repay:' || p.no, false, r.region is not null, r.scheme, r.tier, r.period,
                   p.amount_fen, p.repaid_at
            from fund_request r
            join fund_repayment p on p.payment = r.payment
            where coalesce(r.region, r.authority) = :region
              and p.repaid_at >= :from and p.repaid_at < :until
            order by id
            """;

    /** On the day it was approved what came over becomes a debt, on the day it was sent none. */
    private static final String REFUNDS =
            """
            select r.id, false as sent, r.notice, r.payer, r.scheme, r.amount_fen as amount,
                   n.period, n.tier, d.decided_at as booked_at, null as bank_reference
            from surplus_refund r
            join notice n on n.number = r.notice
            join surplus_refund_decision d on d.refund = r.id and d.approved
            where :region in (r.payer, r.holder)
              and d.decided_at >= :from and d.decided_at < :until
            union all
            select r.id, true, r.notice, r.payer, r.scheme, r.amount_fen, n.period, n.tier,
                   g.sent_at, g.bank_reference
            from surplus_refund r
            join notice n on n.number = r.notice
            join surplus_refund_sending g on g.refund = r.id
            where :region in (r.payer, r.holder)
              and g.sent_at >= :from and g.sent_at < :until
            order by id, sent
            """;

    private static final String ISSUED =
            """
            select authority, tier, period, taken_at
            from period_step
            where step = 'issue' and authority = :authority
              and taken_at >= :from and taken_at < :until
            order by no
            """;

    private final Jdbi jdbi;

    MovementRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What was settled of a notice's line. */
    record SettledRow(
            long no,
            RegionCode counterparty,
            Scheme scheme,
            Money amount,
            boolean transferred,
            Instant settledAt,
            String number,
            RegionCode authority,
            Tier tier,
            Period period,
            NoticeKind kind,
            Direction direction,
            RegionCode region,
            Optional<String> bankReference) {}

    /** What a payment to a hospital was for under one scheme. */
    record HospitalRow(
            UUID id,
            String institution,
            Period period,
            Instant recordedAt,
            String bankReference,
            Scheme scheme,
            Money amount) {}

    /**
     * What the fund lent to an authority's account, or got back.
     *
     * @param ahead to a region that has paid its hospitals before clearing
     */
    record FundRow(
            String id,
            boolean drawn,
            boolean ahead,
            Scheme scheme,
            Tier tier,
            Period period,
            Money amount,
            Instant bookedAt) {}

    /** What came over and is to be given back, or was. */
    record RefundRow(
            UUID id,
            boolean sent,
            String notice,
            RegionCode payer,
            Scheme scheme,
            Money amount,
            Period period,
            Tier tier,
            Instant bookedAt,
            Optional<String> bankReference) {}

    /** A period that was issued. */
    record IssuedRow(RegionCode authority, Tier tier, Period period, Instant takenAt) {

        PeriodKey key() {
            return new PeriodKey(new Circle(authority, tier), period);
        }
    }

    List<SettledRow> settled(RegionCode region, Instant from, Instant until) {
        return read(SETTLED, "region", region, from, until, SettledRow.class);
    }

    List<HospitalRow> hospitals(RegionCode region, Instant from, Instant until) {
        return read(HOSPITALS, "region", region, from, until, HospitalRow.class);
    }

    List<FundRow> fund(RegionCode region, Instant from, Instant until) {
        return read(FUND, "region", region, from, until, FundRow.class);
    }

    List<RefundRow> refunds(RegionCode region, Instant from, Instant until) {
        return read(REFUNDS, "region", region, from, until, RefundRow.class);
    }

    List<IssuedRow> issued(RegionCode authority, Instant from, Instant until) {
        return read(ISSUED, "authority", authority, from, until, IssuedRow.class);
    }

    private <T> List<T> read(
            String sql,
            String name,
            RegionCode region,
            Instant from,
            Instant until,
            Class<T> type) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(sql)
                                .bind(name, region)
                                .bind("from", from)
                                .bind("until", until)
                                .mapTo(type)
                                .list());
    }
}
