package org.crossregion.settlement.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** Sums and rows of the settlements in clearing, for whoever proves that nothing was lost. */
@ApplicationScoped
class AuditRepository {

    private static final String CELLS =
            """
            with sums as (
                select origin_period, insured_region, treatment_region, scheme, count(*) as count,
                       sum(total_fen) as total, sum(cleared_fen) as cleared,
                       sum(account_fen) as account, sum(pooling_fen) as pooling,
                       sum(civil_servant_fen) as civil_servant, sum(enterprise_fen) as enterprise,
                       sum(serious_illness_fen) as serious_illness,
                       sum(large_amount_fen) as large_amount, sum(disabled_fen) as disabled,
                       sum(medical_aid_fen) as medical_aid, sum(other_fen) as other
                from settlement
                where in_clearing and (:period = '' or origin_period = :period)
                group by origin_period, insured_region, treatment_region, scheme)
            select s.origin_period, cast(null as text) as clearing_period, s.insured_region,
                   s.treatment_region, s.scheme, p.part, s.count, p.fen::bigint as sum_fen
            from sums s
            cross join lateral (values
                ('total', s.total), ('cleared', s.cleared), ('account', s.account),
                ('pooling', s.pooling), ('civil-servant', s.civil_servant),
                ('enterprise', s.enterprise), ('serious-illness', s.serious_illness),
                ('large-amount', s.large_amount), ('disabled', s.disabled),
                ('medical-aid', s.medical_aid), ('other', s.other)) as p (part, fen)
            where p.fen <> 0 or p.part in ('total', 'cleared')
            order by s.origin_period, s.insured_region, s.treatment_region, s.scheme, p.part
            """;

    private static final String ROWS =
            """
            select settlement_id, kind, total_fen, cleared_fen
            from settlement
            where in_clearing and origin_period = :period and insured_region = :insured
              and treatment_region = :treatment and scheme = :scheme and settlement_id > :after
            order by settlement_id
            limit :limit
            """;

    private final Jdbi jdbi;

    AuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A cell of the audit.
     *
     * @param clearingPeriod clearing's business: always null here
     * @param part a fund's code, account, total or cleared
     */
    record Cell(
            String originPeriod,
            String clearingPeriod,
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            String part,
            long count,
            long sumFen) {}

    /** A settlement or a mirror. */
    record Row(String settlementId, String kind, long totalFen, long clearedFen) {}

    /**
     * @param period one month; empty for all
     */
    List<Cell> cells(String period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(CELLS).bind("period", period).mapTo(Cell.class).list());
    }

    List<Row> rows(
            Period period,
            RegionCode insured,
            RegionCode treatment,
            Scheme scheme,
            String after,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ROWS)
                                .bind("period", period)
                                .bind("insured", insured)
                                .bind("treatment", treatment)
                                .bind("scheme", scheme)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Row.class)
                                .list());
    }
}
