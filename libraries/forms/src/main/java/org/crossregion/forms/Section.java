package org.crossregion.forms;

import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a form: a table with headed columns, a block of labelled fields, or paragraphs.
 *
 * <p>A computed cell may be left blank and is filled in; one that is given and does not follow from
 * its row is a contradiction, and the section cannot be built.
 *
 * @param name printed above it; may be empty
 * @param totals whether a total row (合计) closes the table
 * @param checks what must come to nothing over the total row
 */
public record Section(
        String name,
        Style style,
        List<Column> columns,
        List<List<Cell>> rows,
        boolean totals,
        List<Check> checks) {

    /** How a section is laid out. */
    public enum Style {
        TABLE,
        FIELDS,
        PARAGRAPHS
    }

    public Section {
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
        Map<String, Integer> places = places(columns);
        for (Column column : columns) {
            mustKnow(places, columns, column.formula());
        }
        for (Check check : checks) {
            mustKnow(places, columns, check.formula());
        }
        List<List<Cell>> computed = new ArrayList<>();
        for (List<Cell> row : rows) {
            computed.add(compute(columns, places, row));
        }
        rows = List.copyOf(computed);
    }

    /** A table. */
    public Section(String name, List<Column> columns, List<List<Cell>> rows, boolean totals) {
        this(name, Style.TABLE, columns, rows, totals, List.of());
    }

    public static Section table(String name, List<Column> columns, List<List<Cell>> rows) {
        return new Section(name, columns, rows, true);
    }

    /**
     * Labelled values, so many label–value pairs to a line.
     *
     * @param fields in the order they are printed; use a {@link java.util.LinkedHashMap}
     */
    public static Section fields(String name, int pairsPerLine, Map<String, Cell> fields) {
        List<Column> columns = new ArrayList<>();
        for (int pair = 1; pair <= pairsPerLine; pair++) {
            columns.add(Column.text("label" + pair, "项目"));
            columns.add(Column.text("value" + pair, "内容"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<Cell> row = new ArrayList<>();
        for (Map.Entry<String, Cell> field : fields.entrySet()) {
            row.add(Cell.of(field.getKey()));
            row.add(field.getValue());
            if (row.size() == columns.size()) {
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        while (!row.isEmpty() && row.size() < columns.size()) {
            row.add(Cell.BLANK);
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return new Section(name, Style.FIELDS, columns, rows, false, List.of());
    }

    /** Running text; one row, and one paragraph, for each. */
    public static Section paragraphs(String name, String... paragraphs) {
        List<List<Cell>> rows = new ArrayList<>();
        for (String paragraph : paragraphs) {
            rows.add(List.of(Cell.of(paragraph)));
        }
        return new Section(
                name, Style.PARAGRAPHS, List.of(Column.text("text", "正文")), rows, false, List.of());
    }

    public Section withoutTotals() {
        return new Section(name, style, columns, rows, false, checks);
    }

    public Section checking(Check... newChecks) {
        return new Section(name, style, columns, rows, totals, List.of(newChecks));
    }

    /** The sums of the totalled columns, the others blank; empty if the section has no totals. */
    public List<Cell> totalRow() {
        if (!totals) {
            return List.of();
        }
        List<Cell> sums = new ArrayList<>();
        boolean labelled = false;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.totalled()) {
                long sum = 0;
                for (List<Cell> row : rows) {
                    sum = Math.addExact(sum, number(row.get(i)));
                }
                sums.add(cell(column.kind(), sum));
            } else if (!labelled && column.kind() == Kind.TEXT) {
                sums.add(Cell.of("合计"));
                labelled = true;
            } else {
                sums.add(Cell.BLANK);
            }
        }
        return List.copyOf(sums);
    }

    /** What a check comes to over the total row: zero if all is well. */
    Cell difference(Check check) {
        Map<String, Integer> places = places(columns);
        Formula formula = check.formula();
        Kind kind = columns.get(places.get(formula.keys().get(0))).kind();
        return cell(kind, value(formula, places, totalRow()));
    }

    int place(String key) {
        return places(columns).get(key);
    }

    private static Map<String, Integer> places(List<Column> columns) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (places.put(columns.get(i).key(), i) != null) {
                throw new IllegalArgumentException("two columns " + columns.get(i).key());
            }
        }
        return places;
    }

    private static void mustKnow(
            Map<String, Integer> places, List<Column> columns, Formula formula) {
        Set<Kind> kinds = new HashSet<>();
        for (String key : formula.keys()) {
            if (!places.containsKey(key)) {
                throw new IllegalArgumentException("a formula of " + key + ", which is no column");
            }
            kinds.add(columns.get(places.get(key)).kind());
        }
        if (kinds.size() > 1 || kinds.stream().anyMatch(kind -> !kind.isNumber())) {
            throw new IllegalArgumentException("a formula over " + kinds);
        }
    }

    /** Fills in what is computed, in column order, again for formulas of formulas. */
    private static List<Cell> compute(
            List<Column> columns, Map<String, Integer> places, List<Cell> row) {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(
                    row.size() + " cells in a row of " + columns.size() + " columns");
        }
        List<Cell> cells = new ArrayList<>(row);
        Set<String> pending = new HashSet<>();
        for (Column column : columns) {
            if (column.formula().isPresent()) {
                pending.add(column.key());
            }
        }
        while (!pending.isEmpty()) {
            int before = pending.size();
            for (Column column : columns) {
                boolean ready = column.formula().keys().stream().noneMatch(pending::contains);
                if (pending.contains(column.key()) && ready) {
                    int place = places.get(column.key());
                    Cell computed = cell(column.kind(), value(column.formula(), places, cells));
                    Cell given = cells.get(place);
                    if (!(given instanceof Cell.Blank) && !given.equals(computed)) {
                        throw new IllegalArgumentException(
                                column.key() + " is " + given + " but computes to " + computed);
                    }
                    cells.set(place, computed);
                    pending.remove(column.key());
                }
            }
            if (pending.size() == before) {
                throw new IllegalArgumentException("formulas in a circle: " + pending);
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!columns.get(i).kind().accepts(cells.get(i))) {
                throw new IllegalArgumentException(
                        cells.get(i)
                                + " in "
                                + columns.get(i).kind()
                                + " column "
                                + columns.get(i).key());
            }
        }
        return List.copyOf(cells);
    }

    private static long value(Formula formula, Map<String, Integer> places, List<Cell> row) {
        long value = 0;
        for (String key : formula.plus()) {
            value = Math.addExact(value, number(row.get(places.get(key))));
        }
        for (String key : formula.minus()) {
            value = Math.subtractExact(value, number(row.get(places.get(key))));
        }
        return value;
    }

    private static long number(Cell cell) {
        if (cell instanceof Cell.Count count) {
            return count.value();
        }
        return cell instanceof Cell.Amount amount ? amount.value().fen() : 0;
    }

    private static Cell cell(Kind kind, long number) {
        return kind == Kind.COUNT ? Cell.of(number) : Cell.of(Money.ofFen(number));
    }
}
