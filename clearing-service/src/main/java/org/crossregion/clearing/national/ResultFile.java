package org.crossregion.clearing.national;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetCell;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.sheet.SheetNotRead;
import org.crossregion.sheet.SheetRow;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table of the nation's result as it was uploaded, XLSX or CSV: columns are found by their
 * heading in either language, and whatever is wrong is named by row, field and rule.
 */
final class ResultFile {

    private static final int MOST_ROWS = 200_000;
    private static final int MOST_VIOLATIONS = 100;
    private static final int LONGEST = 64;

    /** A column by its name, and how files head it. */
    record Heading(String name, List<String> titles) {

        static Heading of(String name, String... titles) {
            return new Heading(name, Arrays.asList(titles));
        }

        private boolean heads(String cell) {
            String title = cell.strip().toLowerCase(Locale.ROOT).replaceAll("[（(].*", "");
            return title.equals(name.toLowerCase(Locale.ROOT)) || titles.contains(title);
        }
    }

    private final String file;
    private final List<Violation> violations = new ArrayList<>();
    private final List<SheetRow> rows;
    private final List<Heading> columns;
    private final int[] places;

    /**
     * @param file what it is called in what is said about it
     * @param columns all that are read; without one that is needed nothing is
     */
    ResultFile(String file, byte[] content, List<Heading> columns, List<String> needed) {
        this.file = file;
        this.columns = columns;
        this.places = new int[columns.size()];
        Arrays.fill(places, -1);
        List<SheetRow> read = read(file, content);
        SheetRow heading = read.get(0);
        for (int i = 0; i < heading.cells().size(); i++) {
            for (int column = 0; column < columns.size(); column++) {
                if (places[column] < 0 && columns.get(column).heads(heading.cell(i).text())) {
                    places[column] = i;
                }
            }
        }
        rows = read.subList(1, read.size());
        for (int column = 0; column < columns.size(); column++) {
            if (places[column] < 0 && needed.contains(columns.get(column).name())) {
                violate(heading, columns.get(column).name(), "required", "缺少此列");
            }
        }
        mustBeRight();
    }

    private static List<SheetRow> read(String file, byte[] content) {
        try {
            return Sheet.read(content, SheetLimits.ofRows(MOST_ROWS + 1)).rows();
        } catch (SheetNotRead e) {
            throw refused(List.of(new Violation(file, e.rule(), e.getMessage())));
        }
    }

    List<SheetRow> rows() {
        return rows;
    }

    boolean has(String column) {
        return places[at(column)] >= 0;
    }

    String text(SheetRow row, String column) {
        int place = places[at(column)];
        SheetCell cell = place < 0 ? SheetCell.EMPTY : row.cell(place);
        if (cell.flaw() != SheetCell.Flaw.NONE) {
            violate(row, column, cell.flaw().code(), cell.flaw().label());
            return "";
        }
        String text = cell.text().startsWith("'") ? cell.text().substring(1) : cell.text();
        if (text.length() > LONGEST) {
            violate(row, column, "length", "超过" + LONGEST + "个字符");
            return "";
        }
        return text.strip();
    }

    String needed(SheetRow row, String column) {
        int before = violations.size();
        String text = text(row, column);
        if (text.isEmpty() && violations.size() == before) {
            violate(row, column, "required", "不能为空");
        }
        return text;
    }

    /** Zero where nothing stands. */
    Money amount(SheetRow row, String column) {
        String text = text(row, column).replace(",", "").replace("￥", "").replace("¥", "");
        if (text.isEmpty()) {
            return Money.ZERO;
        }
        if (!text.matches("[-+]?[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            violate(row, column, "amount", "应为金额：" + text);
            return Money.ZERO;
        }
        try {
            return Money.ofYuan(text);
        } catch (ArithmeticException e) {
            violate(row, column, "decimals", "最多两位小数：" + text);
            return Money.ZERO;
        }
    }

    Optional<Long> number(SheetRow row, String column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[-+]?[0-9]{1,9}")) {
            violate(row, column, "number", "应为整数：" + text);
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(text));
    }

    Optional<RegionCode> region(SheetRow row, String column) {
        return known(
                row,
                column,
                text -> text.matches("[0-9]{6}") ? RegionCode.of(text) : null,
                "region",
                "应为六位区划代码");
    }

    Optional<Period> month(SheetRow row, String column) {
        return known(
                row,
                column,
                text -> {
                    String month = text.replaceAll("^([0-9]{4})[-/]?([0-9]{2}).*", "$1-$2");
                    Period period = Period.fromString(month);
                    return period.isMonth() ? period : null;
                },
                "month",
                "应为年月，如 2026-10");
    }

    Optional<Scheme> scheme(SheetRow row, String column) {
        return known(
                row,
                column,
                text ->
                        switch (text) {
                            case "310", "职工", "职工基本医疗保险" -> Scheme.EMPLOYEE;
                            case "390", "居民", "城乡居民基本医疗保险" -> Scheme.RESIDENT;
                            default -> Scheme.fromString(text);
                        },
                "scheme",
                "应为 310 职工 或 390 居民");
    }

    Optional<Direction> direction(SheetRow row, String column) {
        return known(
                row,
                column,
                text ->
                        switch (text) {
                            case "应收", "收款" -> Direction.RECEIVABLE;
                            case "应付", "付款" -> Direction.PAYABLE;
                            default -> Direction.fromString(text);
                        },
                "direction",
                "应为 应收 或 应付");
    }

    <E extends Enum<E> & Coded> Optional<E> coded(SheetRow row, String column, Class<E> type) {
        return known(
                row,
                column,
                text -> {
                    for (E one : type.getEnumConstants()) {
                        if (one.code().equals(text) || one.label().equals(text)) {
                            return one;
                        }
                    }
                    return null;
                },
                "known",
                "应为 "
                        + String.join(
                                "、",
                                Arrays.stream(type.getEnumConstants()).map(Coded::label).toList()));
    }

    private <T> Optional<T> known(
            SheetRow row, String column, Function<String, T> reading, String rule, String said) {
        String text = needed(row, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value;
        try {
            value = Optional.ofNullable(reading.apply(text));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            value = Optional.empty();
        }
        if (value.isEmpty()) {
            violate(row, column, rule, said + "：" + text);
        }
        return value;
    }

    int flaws() {
        return violations.size();
    }

    void violate(SheetRow row, String column, String rule, String message) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(
                    new Violation(
                            file + " row " + row.number() + "." + column,
                            rule,
                            IdentityNumbers.maskAll(message)));
        }
    }

    /** Refuses the file if anything was wrong with it. */
    void mustBeRight() {
        if (!violations.isEmpty()) {
            throw refused(violations);
        }
    }

    static Refused refused(List<Violation> violations) {
        Violation first = violations.get(0);
        return new Refused(
                ClearingRefusal.NATIONAL_RESULT_UNREADABLE,
                first.field() + " " + first.message(),
                violations);
    }

    private int at(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }
}
