package org.crossregion.clearing.total;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * How {@link Amounts} stand in a table: one bigint column per figure, the same names everywhere.
 */
public final class AmountColumns {

    private static final Map<String, ToLongFunction<Amounts>> COLUMNS = columns();

    private static final String DEDUCTED = "deducted_fen";

    /** The columns, comma-separated, in the order of {@link #values}. */
    public static final String LIST = String.join(", ", COLUMNS.keySet());

    /** Each column summed, under its own name. */
    public static final String SUMS =
            COLUMNS.keySet().stream()
                    .map(column -> "sum(" + column + ")::bigint as " + column)
                    .collect(Collectors.joining(", "));

    private AmountColumns() {}

    /** The column that holds a fund's share, {@code large_amount_fen}. */
    public static String of(Fund fund) {
        return fund.code().replace('-', '_') + "_fen";
    }

    public static List<String> names() {
        return List.copyOf(COLUMNS.keySet());
    }

    /** Those that a detail has itself: all but what is deducted from it. */
    public static List<String> ofFacts() {
        return COLUMNS.keySet().stream().filter(column -> !column.equals(DEDUCTED)).toList();
    }

    /** The figures in the order of the columns. */
    public static List<Long> values(Amounts amounts) {
        return COLUMNS.values().stream().map(column -> column.applyAsLong(amounts)).toList();
    }

    public static Amounts read(ResultSet row) throws SQLException {
        return readFacts(row).plus(Amounts.ofDeduction(Money.ofFen(row.getLong(DEDUCTED))));
    }

    /** Reads a row that has the columns {@link #ofFacts} only. */
    public static Amounts readFacts(ResultSet row) throws SQLException {
        EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, Money.ofFen(row.getLong(of(fund))));
        }
        return new Amounts(
                row.getLong("details"),
                row.getLong("cases"),
                Money.ofFen(row.getLong("total_fen")),
                funds,
                Money.ofFen(row.getLong("account_fen")),
                Money.ofFen(row.getLong("cleared_fen")));
    }

    private static Map<String, ToLongFunction<Amounts>> columns() {
        Map<String, ToLongFunction<Amounts>> columns = new LinkedHashMap<>();
        columns.put("details", Amounts::details);
        columns.put("cases", Amounts::cases);
        columns.put("total_fen", amounts -> amounts.total().fen());
        for (Fund fund : Fund.values()) {
            columns.put(of(fund), amounts -> amounts.fund(fund).fen());
        }
        columns.put("account_fen", amounts -> amounts.account().fen());
        columns.put("cleared_fen", amounts -> amounts.cleared().fen());
        columns.put(DEDUCTED, amounts -> amounts.deducted().fen());
        return columns;
    }
}
