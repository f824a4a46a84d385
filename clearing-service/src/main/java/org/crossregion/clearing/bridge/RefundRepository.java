package org.crossregion.clearing.bridge;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.util.EnumMap;
import java.util.Map;

/** Adds up what a month refunds of cleared ones, straight from the facts. */
@ApplicationScoped
class RefundRepository {

    /** A mirror that clears in its own month while its original belongs to another. */
    private static final String REFUNDS =
            """
            select d.scheme, count(*) as cases, sum(d.cleared_fen)::bigint as cleared_fen
            from allotted_detail d
            join detail_origin o on o.settlement_id = d.original_id
            where d.origin_period = :period
              and d.kind <> 'settlement'
              and d.insured_region like :insured
              and (left(d.insured_region, 2) = left(d.treatment_region, 2)) = :within
              and o.origin_period <> :period
              and not exists (select 1 from period_exception e
                              where e.settlement_id = d.settlement_id
                                and e.clearing_period <> :period)
            group by d.scheme
            """;

    private final Jdbi jdbi;

    RefundRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What was refunded, and of how many cases. */
    record Refunds(long cases, Money cleared) {

        static final Refunds NONE = new Refunds(0, Money.ZERO);
    }

    /** The refunds of a region's people, or of a province's. */
    Map<Scheme, Refunds> of(Period period, RegionCode payer, Tier tier) {
        Map<Scheme, Refunds> refunds = new EnumMap<>(Scheme.class);
        jdbi.useHandle(
                handle ->
                        handle.createQuery(REFUNDS)
                                .bind("period", period)
                                .bind("insured", prefix(payer) + "%")
                                .bind("within", tier == Tier.PROVINCE)
                                .map(
                                        (row, context) ->
                                                refunds.put(
                                                        Scheme.fromString(row.getString("scheme")),
                                                        new Refunds(
                                                                row.getLong("cases"),
                                                                Money.ofFen(
                                                                        row.getLong(
                                                                                "cleared_fen")))))
                                .list());
        return refunds;
    }

    private static String prefix(RegionCode payer) {
        return payer.isProvince() ? payer.value().substring(0, 2) : payer.value();
    }
}
