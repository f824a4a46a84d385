package org.crossregion.clearing.total;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The running totals, moved by differences and read summed over their lanes. */
@ApplicationScoped
class TotalRepository {

    private static final List<String> KEY =
            List.of(
                    "clearing_period",
                    "state",
                    "insured_region",
                    "treatment_region",
                    "scheme",
                    "care_type",
                    "origin_period");

    /** What a row comes to when more is added. */
    private static final String ADDED =
            AmountColumns.names().stream()
                    .map(c -> c + " = running_total." + c + " + excluded." + c)
                    .collect(Collectors.joining(", "));

    /** One statement per batch; the rows come in key order, so locks are taken in key order. */
    private static final String MOVE =
            """
            insert into running_total (%s, lane, %s)
            select * from unnest(%s, ?::smallint[], %s)
            on conflict (clearing_period, state, insured_region, treatment_region, scheme,
                         care_type, origin_period, lane)
            do update set %s
            """
                    .formatted(
                            String.join(", ", KEY),
                            AmountColumns.LIST,
                            KEY.stream().map(k -> "?::text[]").collect(Collectors.joining(", ")),
                            AmountColumns.names().stream()
                                    .map(c -> "?::bigint[]")
                                    .collect(Collectors.joining(", ")),
                            ADDED);

    private static final String OF_CIRCLE =
            """
            clearing_period = :period
              and (:nation or left(insured_region, 2) = :province
                           or left(treatment_region, 2) = :province)
              and (:within or left(insured_region, 2) <> left(treatment_region, 2))
            """;

    /** The lane of what is added up; no partition has its number. */
    private static final int FOLDED = -1;

    /** Rows are locked in key order, as batches take them. */
    private static final String FOLD =
            """
            with lanes as materialized (
                select %1$s, lane
                from running_total
                where lane <> :folded and %2$s
                order by %1$s, lane
                for update),
            gone as (
                delete from running_total using lanes
                where %3$s and running_total.lane = lanes.lane
                returning running_total.*)
            insert into running_total (%1$s, lane, %4$s)
            select %1$s, :folded, %5$s
            from gone
            group by %1$s
            having %6$s
            on conflict (%1$s, lane) do update set %7$s
            """
                    .formatted(
                            String.join(", ", KEY),
                            OF_CIRCLE,
                            KEY.stream()
                                    .map(k -> "running_total." + k + " = lanes." + k)
                                    .collect(Collectors.joining(" and ")),
                            AmountColumns.LIST,
                            AmountColumns.SUMS,
                            AmountColumns.names().stream()
                                    .map(c -> "sum(" + c + ") <> 0")
                                    .collect(Collectors.joining(" or ")),
                            ADDED);

    private static final String IN_CIRCLE =
            """
            select %s, %s
            from running_total
            where %s
              and (:state::text is null or state = :state)
            group by %s
            order by %s
            """
                    .formatted(
                            String.join(", ", KEY),
                            AmountColumns.SUMS,
                            OF_CIRCLE,
                            String.join(", ", KEY),
                            String.join(", ", KEY));

    private static final String DETAILS_IN_CIRCLE =
            """
            select coalesce(sum(details), 0)::bigint
            from running_total
            where state = :state and %s
            """
                    .formatted(OF_CIRCLE);

    private static final String DETAILS =
            """
            select coalesce(sum(details), 0)::bigint
            from running_total
            where (:clearing::text is null or clearing_period = :clearing)
              and (:origin::text is null or origin_period = :origin)
              and (:state::text is null or state = :state)
              and case :side when 'insured' then insured_region like :region
                             when 'treatment' then treatment_region like :region
                             when 'within' then insured_region like :region
                                                and treatment_region like :region
                             else insured_region like :region or treatment_region like :region end
              and (insured_region like :region and treatment_region like :other
                   or treatment_region like :region and insured_region like :other)
              and (:tier::text is null
                   or (:tier = 'province') = (left(insured_region, 2) = left(treatment_region, 2)))
              and (:scheme::text is null or scheme = :scheme)
              and (:careType::text is null or care_type = :careType)
            """;

    private final Jdbi jdbi;

    TotalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void move(SortedMap<Deltas.Lane, Amounts> deltas) {
        if (!deltas.isEmpty()) {
            ColumnSql.run(jdbi, connection -> move(connection, deltas));
        }
    }

    void fold(Circle circle, Period period) {
        jdbi.useHandle(
                handle ->
                        of(circle, period, handle.createUpdate(FOLD))
                                .bind("folded", FOLDED)
                                .execute());
    }

    /**
     * The cells of a circle's period in a state, or in all. Those of details that were held and
     * moved on come to nothing; whoever needs none of them asks for the others alone.
     */
    SortedMap<Cell, Amounts> in(Circle circle, Period period, Optional<DetailState> state) {
        SortedMap<Cell, Amounts> totals = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        of(circle, period, handle.createQuery(IN_CIRCLE))
                                .bind("state", state.orElse(null))
                                .map(
                                        (row, context) ->
                                                Map.entry(cell(row), AmountColumns.read(row)))
                                .forEach(total -> totals.put(total.getKey(), total.getValue())));
        totals.values().removeIf(Amounts::isNothing);
        return totals;
    }

    private static <S extends SqlStatement<S>> S of(Circle circle, Period period, S statement) {
        return statement
                .bind("period", period.toString())
                .bind("nation", circle.isNation())
                .bind("province", circle.authority().value().substring(0, 2))
                .bind("within", circle.tier() == Tier.PROVINCE);
    }

    long details(Circle circle, Period period, DetailState state) {
        return jdbi.withHandle(
                handle ->
                        of(circle, period, handle.createQuery(DETAILS_IN_CIRCLE))
                                .bind("state", state)
                                .mapTo(Long.class)
                                .one());
    }

    long details(DetailCounts.Asked asked) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DETAILS)
                                .bind("clearing", asked.clearing().orElse(null))
                                .bind("origin", asked.origin().orElse(null))
                                .bind("state", asked.state().orElse(null))
                                .bind("side", asked.side())
                                .bind("region", among(Optional.of(asked.region())))
                                .bind("other", among(asked.counterparty()))
                                .bind("tier", asked.tier().orElse(null))
                                .bind("scheme", asked.scheme().orElse(null))
                                .bind("careType", asked.careType().orElse(null))
                                .mapTo(Long.class)
                                .one());
    }

    /** How the code of a region begins that is that one or lies in it. */
    private static String among(Optional<RegionCode> region) {
        return region.filter(one -> !one.equals(RegionCode.NATION))
                .map(one -> one.isProvince() ? one.value().substring(0, 2) + "%" : one.value())
                .orElse("%");
    }

    private static void move(Connection connection, SortedMap<Deltas.Lane, Amounts> deltas)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            int column = 1;
            for (String key : KEY) {
                Stream<String> texts = deltas.keySet().stream().map(lane -> key(lane.cell(), key));
                statement.setArray(column++, ColumnSql.column(connection, "text", texts));
            }
            Stream<Integer> lanes = deltas.keySet().stream().map(Deltas.Lane::lane);
            statement.setArray(column++, ColumnSql.column(connection, "smallint", lanes));
            List<List<Long>> rows = deltas.values().stream().map(AmountColumns::values).toList();
            for (int i = 0; i < AmountColumns.names().size(); i++) {
                int figure = i;
                Stream<Long> figures = rows.stream().map(row -> row.get(figure));
                statement.setArray(column++, ColumnSql.column(connection, "bigint", figures));
            }
            statement.executeUpdate();
        }
    }

    private static String key(Cell cell, String column) {
        return switch (column) {
            case "clearing_period" -> cell.period().toString();
            case "state" -> cell.state().code();
            case "insured_region" -> cell.pair().insured().value();
            case "treatment_region" -> cell.pair().treatment().value();
            case "scheme" -> cell.scheme().code();
            case "care_type" -> cell.careType().code();
            case "origin_period" -> cell.origin().toString();
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                Period.fromString(row.getString("clearing_period")),
                Coded.ofCode(DetailState.class, row.getString("state")),
                new RegionPair(
                        RegionCode.of(row.getString("insured_region")),
                        RegionCode.of(row.getString("treatment_region"))),
                Scheme.fromString(row.getString("scheme")),
                CareType.fromString(row.getString("care_type")),
                Period.fromString(row.getString("origin_period")));
    }
}
