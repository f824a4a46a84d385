package org.crossregion.fund.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** A year's money as sums of postings. */
@ApplicationScoped
class YearMoneyRepository {

    /**
     * What only passed from one year's accounts to the next's comes to nothing over all years. What
     * was drawn or given back after the year counts if it was for a period up to the year's own.
     */
    private static final String OF_YEAR =
            """
            with booked as (
                select a.insured_region, a.treatment_region, a.scheme, a.year, a.kind as account,
                       e.kind, e.booked_at >= :from as in_year, p.amount_fen
                from account a
                join posting p on p.account_id = a.id
                join entry e on e.id = p.entry_id
                where e.booked_at < :end),
            parts as (
                select insured_region, treatment_region, scheme,
                       coalesce(-sum(amount_fen)
                                filter (where account = 'quota' and year = :year), 0) as quota_fen,
                       coalesce(-sum(amount_fen)
                                filter (where account = 'emergency' and year = :year), 0)
                           as emergency_fen,
                       coalesce(-sum(amount_fen) filter (where account = 'paid-in'), 0)
                           as paid_in_fen,
                       coalesce(sum(amount_fen)
                                filter (where account = 'held' and not in_year), 0) as opening_fen,
                       coalesce(sum(amount_fen)
                                filter (where account = 'held' and in_year
                                          and kind not in ('quota-returned', 'drawn',
                                                           'replenished')), 0)
                           as brought_in_fen,
                       coalesce(-sum(amount_fen)
                                filter (where account = 'held' and in_year
                                          and kind = 'quota-returned'), 0) as returned_fen,
                       coalesce(-sum(amount_fen)
                                filter (where account = 'held' and in_year
                                          and kind = 'drawn'), 0) as drawn_fen,
                       coalesce(sum(amount_fen)
                                filter (where account = 'held' and in_year
                                          and kind = 'replenished'), 0) as replenished_fen,
                       coalesce(sum(amount_fen) filter (where account = 'held'), 0) as held_fen,
                       0 as drawn_later_fen, 0 as replenished_later_fen
                from booked
                group by insured_region, treatment_region, scheme
                union all
                select p.insured_region, p.treatment_region, d.scheme,
                       0, 0, 0, 0, 0, 0, 0, 0, 0, p.amount_fen, 0
                from draw d
                join draw_part p on p.payment = d.payment
                where d.drawn_at >= :end and left(d.period, 4)::integer <= :year
                union all
                select p.insured_region, p.treatment_region, d.scheme,
                       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, p.amount_fen
                from replenishment r
                join replenishment_part p on p.event_id = r.event_id
                join draw d on d.payment = r.payment
                where r.replenished_at >= :end and left(d.period, 4)::integer <= :year)
            select insured_region, treatment_region, scheme,
                   sum(quota_fen)::bigint as quota_fen,
                   sum(emergency_fen)::bigint as emergency_fen,
                   sum(paid_in_fen)::bigint as paid_in_fen,
                   sum(opening_fen)::bigint as opening_fen,
                   sum(brought_in_fen)::bigint as brought_in_fen,
                   sum(returned_fen)::bigint as returned_fen,
                   sum(drawn_fen)::bigint as drawn_fen,
                   sum(replenished_fen)::bigint as replenished_fen,
                   sum(held_fen)::bigint as held_fen,
                   sum(drawn_later_fen)::bigint as drawn_later_fen,
                   sum(replenished_later_fen)::bigint as replenished_later_fen
            from parts
            group by insured_region, treatment_region, scheme
            order by insured_region, treatment_region, scheme
            """;

    private final Jdbi jdbi;

    YearMoneyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of the pairs that a circle clears, by pair and scheme. */
    List<YearMoney> of(Circle circle, int year) {
        Period calendarYear = Period.ofYear(year);
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(OF_YEAR)
                                        .bind("year", year)
                                        .bind("from", calendarYear.start())
                                        .bind("end", calendarYear.endExclusive())
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(Row::money)
                .filter(one -> circle.encloses(one.pair()))
                .toList();
    }

    /** A row of the sums. */
    record Row(
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money quotaFen,
            Money emergencyFen,
            Money paidInFen,
            Money openingFen,
            Money broughtInFen,
            Money returnedFen,
            Money drawnFen,
            Money replenishedFen,
            Money heldFen,
            Money drawnLaterFen,
            Money replenishedLaterFen) {

        YearMoney money() {
            return new YearMoney(
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    quotaFen,
                    emergencyFen,
                    paidInFen,
                    openingFen,
                    broughtInFen,
                    returnedFen,
                    drawnFen,
                    replenishedFen,
                    heldFen,
                    drawnLaterFen,
                    replenishedLaterFen);
        }
    }
}
