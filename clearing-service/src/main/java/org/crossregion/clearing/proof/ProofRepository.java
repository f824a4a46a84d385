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
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

    private static final List<String> FIGURES = AmountColumns.ofFacts();

    private static final String KEY =
            "insured_region, treatment_region, scheme, care_type, origin_period";

    /**
     * All facts of the month as if no exception spoke of any, by workers in parallel; then, few as
     * they are, those of the month that exceptions speak of are taken out, and those of any month
     * whose last exception puts them here are added. To pass over each of the few while all are
     * read would cost every fact a look and PostgreSQL its workers. Which sums are the circle's is
     * asked of the sums: of every fact it would cost as much as adding it up.
     */
    private static final String RECOMPUTE =
            spelledOut(
                    """
            with last_exception as materialized (
                select distinct on (settlement_id)
                       settlement_id, origin_period, clearing_period, state
                from period_exception
                where settlement_id in (select settlement_id
                                        from period_exception
                                        where clearing_period = :period or origin_period = :period)
                order by settlement_id, no desc),
            month as materialized (
                select <key>, <sums>
                from allotted_detail
                where origin_period = :period
                group by <key>),
            parts as (
                select 'due' as state, <key>, <figures>
                from month
                union all
                select 'due', <keyOfDetail>, <takenOut>
                from last_exception e
                join allotted_detail d
                  on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                where e.origin_period = :period
                union all
                select e.state, <keyOfDetail>, <added>
                from last_exception e
                join allotted_detail d
                  on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                where e.clearing_period = :period)
            select state, <key>, <allSums>
            from parts
            where <inCircle>
            group by state, <key>
            order by state, <key>
            """);

    /** All facts of a month, whatever exceptions speak of. */
    private static final String MONTH =
            spelledOut(
                    """
                    with month as materialized (
                        select <key>, <sums>
                        from allotted_detail
                        where origin_period = :period
                        group by <key>)
                    select 'due' as state, <key>, <figures>
                    from month
                    where <inCircle>
                    """);

    /**
     * What exceptions change in a year of which all facts have been added up: those of its months
     * that are not cleared in any of its periods are taken out, those of earlier ones that are, are
     * added. Where within the year they stand does not matter to it.
     */
    private static final String CHANGED =
            spelledOut(
                    """
            with last_exception as materialized (
                select distinct on (settlement_id)
                       settlement_id, origin_period, clearing_period, state
                from period_exception
                where settlement_id in (select settlement_id
                                        from period_exception
                                        where clearing_period = any(:thirteen)
                                           or origin_period = any(:thirteen))
                order by settlement_id, no desc),
            standing as (
                select settlement_id, origin_period,
                       origin_period = any(:thirteen) as of_year,
                       state = 'due' and clearing_period = any(:thirteen) as in_year
                from last_exception),
            parts as (
                select <keyOfDetail>, <takenOut>
                from standing e
                join allotted_detail d
                  on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                where e.of_year and not e.in_year
                union all
                select <keyOfDetail>, <added>
                from standing e
                join allotted_detail d
                  on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                where e.in_year and not e.of_year)
            select 'due' as state, <key>, <allSums>
            from parts
            where <inCircle>
            group by <key>
            """);

    private static final String CLEARING_PARTS =
            Arrays.stream(Fund.values())
                            .map(fund -> "d." + AmountColumns.of(fund))
                            .collect(Collectors.joining(" + "))
                    + " + d.account_fen";

    /**
     * What deductions and releases that stand in a period come to: from what each takes of each
     * fund, with the detail it follows or by itself.
     */
    private static final String DEDUCTED =
            """
            with taken as (
                select t.follows, t.clearing_period as own_period, o.settlement_id, o.origin_period,
                       case t.kind when 'deduction' then 1 else -1 end * (%s) as deducted_fen
                from deduction_entry t
                join deduction d on d.id = t.deduction_id
                join detail_origin o on o.settlement_id = coalesce(t.follows, t.settlement_id)
                where t.clearing_period = :period
                   or t.follows is not null
                      and (o.origin_period = :period
                           or exists (select from period_exception e
                                      where e.settlement_id = t.follows
                                        and e.clearing_period = :period)))
            select coalesce(e.state, 'due') as state, a.insured_region, a.treatment_region, a.scheme,
                   a.care_type, a.origin_period, sum(t.deducted_fen)::bigint as deducted_fen
            from taken t
            join allotted_detail a
              on a.origin_period = t.origin_period and a.settlement_id = t.settlement_id
            left join lateral (
                select clearing_period, state
                from period_exception
                where settlement_id = t.follows
                order by no desc
                limit 1) e on true
            where coalesce(t.own_period, e.clearing_period, t.origin_period) = :period
              and (:nation or left(a.insured_region, 2) = :province
                           or left(a.treatment_region, 2) = :province)
              and (:within or left(a.insured_region, 2) <> left(a.treatment_region, 2))
            group by 1, 2, 3, 4, 5, 6
            """
                    .formatted(CLEARING_PARTS);

    /** What differences from the nation's result, resolved by its figure, add to a period. */
    private static final String ADJUSTED =
            """
            select 'due' as state, insured_region, treatment_region, scheme, care_type,
                   origin_period, 0::bigint as details, %s
            from national_adjustment
            where clearing_period = :period
              and (:nation or left(insured_region, 2) = :province
                           or left(treatment_region, 2) = :province)
              and (:within or left(insured_region, 2) <> left(treatment_region, 2))
            group by %s
            """
                    .formatted(
                            AmountColumns.ofFacts().stream()
                                    .filter(column -> !column.equals("details"))
                                    .map(column -> "sum(" + column + ")::bigint as " + column)
                                    .collect(Collectors.joining(", ")),
                            KEY.replace("state, ", ""));

    /** Settlements from which just a given amount was deducted. */
    private static final String DEDUCTION_SUSPECTS =
            """
            select distinct d.settlement_id
            from deduction d
            join deduction_standing s on s.deduction_id = d.id
            join detail_origin o on o.settlement_id = coalesce(s.follows, s.settlement_id)
            where d.insured_region = :insured and d.treatment_region = :treatment
              and d.scheme = :scheme and d.care_type = :careType and o.origin_period = :origin
              and s.clearing_period = :period and s.state = :state
              and %s in (:difference, - :difference)
            order by d.settlement_id
            limit 5
            """
                    .formatted(CLEARING_PARTS);

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
                handle -> {
                    of(handle.createQuery(RECOMPUTE), circle, period)
                            .map((row, context) -> sum(period, row, AmountColumns.readFacts(row)))
                            .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
                    of(handle.createQuery(ADJUSTED), circle, period)
                            .map((row, context) -> sum(period, row, AmountColumns.readFacts(row)))
                            .forEach(
                                    sum -> sums.merge(sum.getKey(), sum.getValue(), Amounts::plus));
                    of(handle.createQuery(DEDUCTED), circle, period)
                            .map((row, context) -> sum(period, row, deducted(row)))
                            .forEach(
                                    sum -> sums.merge(sum.getKey(), sum.getValue(), Amounts::plus));
                });
        sums.values().removeIf(Amounts::isNothing);
        return sums;
    }

    /**
     * What a year comes to in all of its thirteen periods together, as cells of the year: its
     * months' facts, each month added up once, and what exceptions, the nation's result and
     * deductions change.
     */
    SortedMap<Cell, Amounts> recomputeYear(Circle circle, Period year) {
        List<Period> thirteen = new ArrayList<>(year.months());
        thirteen.add(year);
        Map<Cell, Amounts> sums = new HashMap<>();
        jdbi.useHandle(
                handle -> {
                    for (Period month : year.months()) {
                        add(sums, of(handle.createQuery(MONTH), circle, month), year);
                    }
                    add(
                            sums,
                            of(handle.createQuery(CHANGED), circle)
                                    .bindArray(
                                            "thirteen",
                                            String.class,
                                            thirteen.stream().map(Period::toString).toList()),
                            year);
                    for (Period period : thirteen) {
                        add(sums, of(handle.createQuery(ADJUSTED), circle, period), year);
                        of(handle.createQuery(DEDUCTED), circle, period)
                                .map((row, context) -> sum(year, row, deducted(row)))
                                .filter(sum -> sum.getKey().state() == DetailState.DUE)
                                .forEach(
                                        sum ->
                                                sums.merge(
                                                        sum.getKey(),
                                                        sum.getValue(),
                                                        Amounts::plus));
                    }
                });
        sums.values().removeIf(Amounts::isNothing);
        return new TreeMap<>(sums);
    }

    private static void add(Map<Cell, Amounts> sums, Query query, Period year) {
        query.map((row, context) -> sum(year, row, AmountColumns.readFacts(row)))
                .forEach(sum -> sums.merge(sum.getKey(), sum.getValue(), Amounts::plus));
    }

    /** Settlements of a cell whose own figure is just the difference, or just its opposite. */
    List<String> suspects(Cell cell, String part, long difference) {
        String query =
                part.equals("deducted")
                        ? DEDUCTION_SUSPECTS
                        : SUSPECTS.replace("<figure>", column(part));
        return jdbi.withHandle(
                handle ->
                        inCell(handle.createQuery(query), cell)
                                .bind("difference", difference)
                                .mapTo(String.class)
                                .list());
    }

    private static Query of(Query query, Circle circle, Period period) {
        return of(query, circle).bind("period", period);
    }

    private static Query of(Query query, Circle circle) {
        return query.bind("nation", circle.isNation())
                .bind("province", circle.authority().value().substring(0, 2))
                .bind("within", circle.tier() == Tier.PROVINCE);
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

    /** A statement with its keys and figures, and what lies in the circle that is asked about. */
    private static String spelledOut(String sql) {
        return sql.replace("<keyOfDetail>", "d." + KEY.replace(", ", ", d."))
                .replace("<key>", KEY)
                .replace("<sums>", each("sum(%1$s)::bigint as %1$s", "count(*) as details"))
                .replace("<figures>", String.join(", ", FIGURES))
                .replace("<takenOut>", each("- d.%1$s as %1$s", "-1 as details"))
                .replace("<added>", each("d.%1$s", "1"))
                .replace(
                        "<allSums>",
                        each("sum(%1$s)::bigint as %1$s", "sum(details)::bigint as details"))
                .replace(
                        "<inCircle>",
                        "(:nation or :province in (left(insured_region, 2),"
                                + " left(treatment_region, 2)))"
                                + " and (:within or left(insured_region, 2)"
                                + " <> left(treatment_region, 2))");
    }

    /** Every figure in the same words, but for the number of details, which no fact has. */
    private static String each(String figure, String details) {
        return FIGURES.stream()
                .map(name -> name.equals("details") ? details : figure.formatted(name))
                .collect(Collectors.joining(", "));
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

    private static Amounts deducted(ResultSet row) throws SQLException {
        return Amounts.ofDeduction(Money.ofFen(row.getLong("deducted_fen")));
    }

    private static Map.Entry<Cell, Amounts> sum(Period period, ResultSet row, Amounts amounts)
            throws SQLException {
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
        return Map.entry(cell, amounts);
    }
}
