package org.crossregion.web.reference;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.web.json.Texts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of a CSV file, its values by column.
 *
 * @param line of the file, 1 for the header
 */
public record CsvRow(long line, Map<String, String> values) {

    /** Text that must be there. */
    public String text(String column) {
        return optionalText(column)
                .orElseThrow(() -> new Rejected(column, "required", "must not be empty"));
    }

    public Optional<String> optionalText(String column) {
        return Optional.ofNullable(values.get(column)).filter(value -> !value.isEmpty());
    }

    public RegionCode region(String column) {
        return read(column, Texts::region);
    }

    public LocalDate day(String column) {
        return read(column, Texts::day);
    }

    public Optional<LocalDate> optionalDay(String column) {
        return optional(column, Texts::day);
    }

    public Money money(String column) {
        return read(column, Texts::money);
    }

    public Optional<Money> optionalMoney(String column) {
        return optional(column, Texts::money);
    }

    public Rate percent(String column) {
        return read(column, Texts::percent);
    }

    public BigDecimal number(String column) {
        return read(column, Texts::number);
    }

    public int whole(String column) {
        return read(
                column,
                text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("must be a whole number", e);
                    }
                });
    }

    /** {@code true} or {@code false}; empty is false. */
    public boolean flag(String column) {
        return optional(column, CsvRow::trueOrFalse).orElse(false);
    }

    public <E extends Enum<E> & Coded> E coded(Class<E> type, String column) {
        return read(column, code -> Texts.coded(type, code));
    }

    /** One of a few words that have no type of their own. */
    public String oneOf(String column, String... words) {
        String word = text(column);
        if (!Arrays.asList(words).contains(word)) {
            throw new Rejected(column, "known", "must be one of " + String.join(", ", words));
        }
        return word;
    }

    /** Values separated by semicolons; none if empty. */
    public List<String> list(String column) {
        return optionalText(column)
                .map(text -> Arrays.stream(text.split(";")).map(String::strip).toList())
                .orElse(List.of());
    }

    /** Any other value; the reader throws IllegalArgumentException with a sentence. */
    public <T> T read(String column, Function<String, T> reader) {
        String text = text(column);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Rejected(column, "value", e.getMessage());
        }
    }

    public <T> Optional<T> optional(String column, Function<String, T> reader) {
        return optionalText(column).map(text -> read(column, reader));
    }

    private static boolean trueOrFalse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.parseBoolean(text);
        }
        throw new IllegalArgumentException("must be true or false");
    }

    /** A value of a row is not as it must be; a kind may throw it for rules of its own. */
    public static final class Rejected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String column;
        private final String rule;

        public Rejected(String column, String rule, String message) {
            super(message);
            this.column = column;
            this.rule = rule;
        }

        public String column() {
            return column;
        }

        public String rule() {
            return rule;
        }
    }
}
