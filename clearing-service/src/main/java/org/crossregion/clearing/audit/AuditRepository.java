package org.crossregion.clearing.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds facts up by where they stand, and lists them. */
@ApplicationScoped
class AuditRepository {

    private static final String CELLS =
            """
            with last_exception as materialized (
                select distinct on (settlement_id) settlement_id, clearing_period
                from period_exception
                where origin_period = :origin
                order by settlement_id, no desc)
            select coalesce(e.clearing_period, d.origin_period) as clearing_period,
                   d.insured_region, d.treatment_region, d.scheme, %s
            from allotted_detail d
            left join last_exception e on e.settlement_id = d.settlement_id
            where d.origin_period = :origin
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4
            """
                    .formatted(
                            AmountColumns.ofFacts().stream()
                                    .map(
                                            column ->
                                                    (column.equals("details")
                                                                    ? "count(*)"
                                                                    : "sum(d." + column + ")")
                                                            + "::bigint as "
                                                            + column)
                                    .collect(Collectors.joining(", ")));

    /** Without what differences from the nation's result have added: that is no detail's. */
    private static final String TOTALS =
            """
            select clearing_period, insured_region, treatment_region, scheme, %s
            from (select clearing_period, insured_region, treatment_region, scheme, %s
                  from running_total
                  where origin_period = :origin
                  union all
                  select clearing_period, insured_region, treatment_region, scheme, %s
                  from national_adjustment
                  where origin_period = :origin) t
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4
            """
                    .formatted(
                            AmountColumns.ofFacts().stream()
                                    .map(column -> "sum(" + column + ")::bigint as " + column)
                                    .collect(Collectors.joining(", ")),
                            String.join(", ", AmountColumns.ofFacts()),
                            AmountColumns.ofFacts().stream()
                                    .map(column -> column.equals("details") ? "0" : "-" + column)
                                    .collect(Collectors.joining(", ")));

    private static final String ROWS =
            """
            select settlement_id, kind, total_fen, cleared_fen
            from allotted_detail
            where origin_period = :origin
              and settlement_id > :after
              and (:insured::text is null or insured_region = :insured)
              and (:treatment::text is null or treatment_region = :treatment)
              and (:scheme::text is null or scheme = :scheme)
            order by settlement_id
            limit :limit
            """;

    private final Jdbi jdbi;

    AuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The sums of a month of origin by where its facts stand. */
    List<Sum> sums(Period origin) {
        return sums(CELLS, origin);
    }

    /** The same from the running totals, which statements are drawn from. */
    List<Sum> totals(Period origin) {
        return sums(TOTALS, origin);
    }

    /** A cell that nothing but deductions move has no facts and is none here. */
    private List<Sum> sums(String query, Period origin) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(query)
                                        .bind("origin", origin)
                                        .map(
                                                (row, context) ->
                                                        new Sum(
                                                                new Pair(
                                                                        row.getString(
                                                                                "insured_region"),
                                                                        row.getString(
                                                                                "treatment_region"),
                                                                        row.getString("scheme")),
                                                                row.getString("clearing_period"),
                                                                AmountColumns.readFacts(row)))
                                        .list())
                .stream()
                .filter(sum -> !sum.amounts().isNothing())
                .toList();
    }

    List<AuditRow> rows(
            Period origin,
            Optional<RegionCode> insured,
            Optional<RegionCode> treatment,
            Optional<Scheme> scheme,
            String after,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ROWS)
                                .bind("origin", origin)
                                .bind("after", after)
                                .bind("insured", insured.orElse(null))
                                .bind("treatment", treatment.orElse(null))
                                .bind("scheme", scheme.orElse(null))
                                .bind("limit", limit)
                                .mapTo(AuditRow.class)
                                .list());
    }

    /** Who owes whom under which scheme. */
    record Pair(String insuredRegion, String treatmentRegion, String scheme) {}

    /** What a pair's facts that clear in one period come to. */
    record Sum(Pair pair, String clearingPeriod, Amounts amounts) {}
}
