package org.crossregion.clearing.proof;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds a period up from its facts and exceptions alone. */
@ApplicationScoped
class ProofRepository {

    /**
     * Where every detail of a period stands: facts of the month that no exception speaks of, and
     * facts of any month whose last exception puts them here. Exceptions are few, facts are many.
     */
    private static final String STANDING =
            """
            with last_exception as materialized (
                select distinct on (settlement_id)
                       settlement_id, origin_period, clearing_period, state
                from period_exception
                where settlement_id in (select settlement_id
                                        from period_exception
                                        where clearing_period = :period or origin_period = :period)
                order by settlement_id, no desc),
            standing as (
                select 'due' as state, d.*
                from allotted_detail d
                where d.origin_period = :period
                  and not exists (select from last_exception e
                                  where e.settlement_id = d.settlement_id)
                union all
                select e.state, d.*
                from last_exception e
                join allotted_detail d
                  on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                where e.clearing_period = :period)
            """;

    private static final String FIGURES =
            AmountColumns.names().stream()
                    .map(
                            column ->
                                    (column.equals("details") ? "count(*)" : "sum(" + column + ")")
                                            + "::bigint as "
                                            + column)
                    .collect(Collectors.joining(", "));

    private static final String KEY =
            "state, insured_region, treatment_region, scheme, care_type, origin_period";

    private static final String RECOMPUTE =
            STANDING
                    + """
                    select %s, %s
                    from standing
                    where (:nation or left(insured_region, 2) = :province
                                   or left(treatment_region, 2) = :province)
                      and (:within or left(insured_region, 2) <> left(treatment_region, 2))
                    group by %s
                    order by %s
                    """
                            .formatted(KEY, FIGURES, KEY, KEY);

    private static final String SUSPECTS =
            STANDING
                    + """
                    select settlement_id
                    from standing
                    where insured_region = :insured and treatment_region = :treatment
                      and scheme = :scheme and care_type = :careType and origin_period = :origin
                      and state = :state and <figure> in (:difference, - :difference)
                    order by settlement_id
                    limit 5
                    """;

    private final Jdbi jdbi;

    ProofRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    SortedMap<Cell, Amounts> recompute(Circle circle, Period period) {
        SortedMap<Cell, Amounts> sums = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(RECOMPUTE)
                                .bind("period", period)
                                .bind("nation", circle.isNation())
                                .bind("province", circle.authority().value().substring(0, 2))
                                .bind("within", circle.tier() == Tier.PROVINCE)
                                .map((row, context) -> sum(period, row))
                                .forEach(sum -> sums.put(sum.getKey(), sum.getValue())));
        return sums;
    }

    /** Settlements of a cell whose own figure is just the difference, or just its opposite. */
    List<String> suspects(Cell cell, String part, long difference) {
        return jdbi.withHandle(
                handle ->
                        inCell(handle.createQuery(SUSPECTS.replace("<figure>", column(part))), cell)
                                .bind("difference", difference)
                                .mapTo(String.class)
                                .list());
    }

    private static <S extends SqlStatement<S>> S inCell(S statement, Cell cell) {
        return statement
                .bind("period", cell.period())
                .bind("state", cell.state())
                .bind("insured", cell.pair().insured())
                .bind("treatment", cell.pair().treatment())
                .bind("scheme", cell.scheme())
                .bind("careType", cell.careType())
                .bind("origin", cell.origin());
    }

    private static String column(String part) {
        for (Fund fund : Fund.values()) {
            if (fund.code().equals(part)) {
                return AmountColumns.of(fund);
            }
        }
        return switch (part) {
            case "account", "total", "cleared" -> part + "_fen";
            default -> throw new IllegalArgumentException(part + " is no amount");
        };
    }

    private static Map.Entry<Cell, Amounts> sum(Period period, ResultSet row) throws SQLException {
        Cell cell =
                new Cell(
                        period,
                        Coded.ofCode(DetailState.class, row.getString("state")),
                        new RegionPair(
                                RegionCode.of(row.getString("insured_region")),
                                RegionCode.of(row.getString("treatment_region"))),
                        Scheme.fromString(row.getString("scheme")),
                        CareType.fromString(row.getString("care_type")),
                        Period.fromString(row.getString("origin_period")));
        return Map.entry(cell, AmountColumns.read(row));
    }
}
