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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
                            AmountColumns.names().stream()
                                    .map(c -> c + " = running_total." + c + " + excluded." + c)
                                    .collect(Collectors.joining(", ")));

    private static final String IN_CIRCLE =
            """
            select %s, %s
            from running_total
            where clearing_period = :period
              and (:nation or left(insured_region, 2) = :province
                           or left(treatment_region, 2) = :province)
              and (:within or left(insured_region, 2) <> left(treatment_region, 2))
            group by %s
            order by %s
            """
                    .formatted(
                            String.join(", ", KEY),
                            AmountColumns.SUMS,
                            String.join(", ", KEY),
                            String.join(", ", KEY));

    private final Jdbi jdbi;

    TotalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void move(SortedMap<Deltas.Lane, Amounts> deltas) {
        if (!deltas.isEmpty()) {
            ColumnSql.run(jdbi, connection -> move(connection, deltas));
        }
    }

    SortedMap<Cell, Amounts> in(Circle circle, Period period) {
        SortedMap<Cell, Amounts> totals = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(IN_CIRCLE)
                                .bind("period", period.toString())
                                .bind("nation", circle.isNation())
                                .bind("province", circle.authority().value().substring(0, 2))
                                .bind("within", circle.tier() == Tier.PROVINCE)
                                .map(
                                        (row, context) ->
                                                Map.entry(cell(row), AmountColumns.read(row)))
                                .forEach(total -> totals.put(total.getKey(), total.getValue())));
        totals.values().removeIf(Amounts::isNothing);
        return totals;
    }

    private static void move(Connection connection, SortedMap<Deltas.Lane, Amounts> deltas)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            int column = 1;
            for (String key : KEY) {
                String[] texts =
                        deltas.keySet().stream()
                                .map(lane -> key(lane.cell(), key))
                                .toArray(String[]::new);
                statement.setArray(column++, connection.createArrayOf("text", texts));
            }
            Object[] lanes = deltas.keySet().stream().map(Deltas.Lane::lane).toArray();
            statement.setArray(column++, connection.createArrayOf("smallint", lanes));
            List<List<Long>> rows = deltas.values().stream().map(AmountColumns::values).toList();
            for (int i = 0; i < AmountColumns.names().size(); i++) {
                int figure = i;
                Object[] figures = rows.stream().map(row -> row.get(figure)).toArray();
                statement.setArray(column++, connection.createArrayOf("bigint", figures));
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
