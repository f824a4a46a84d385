package org.crossregion.web.json;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values from text that came from outside, of JSON, parameters and reference files alike.
 *
 * <p>Each throws IllegalArgumentException with a sentence for the client; dates are held to the
 * years 1800 to 9999, which every database type can store.
 */
public final class Texts {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,2})?");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}\\.[0-9]+");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,2})?");

    private Texts() {}

    /** Yuan such as {@code 1234.5}; never more than two decimals, never an exponent. */
    public static Money money(String text) {
        if (AMOUNT.matcher(text).matches()) {
            return Money.ofYuan(text);
        }
        throw new IllegalArgumentException(
                DECIMAL.matcher(text).matches()
                        ? "an amount has at most two decimals"
                        : "must be an amount in yuan such as \"1234.50\"");
    }

    public static RegionCode region(String text) {
        return RegionCode.of(orSay(text, "[0-9]{6}", "must be a region code of six digits"));
    }

    public static Period period(String text) {
        String form = "[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?";
        return Period.fromString(orSay(text, form, "must be a period such as 2026-10 or 2026"));
    }

    /** Percent such as {@code 85.5}, to a hundredth of a percent. */
    public static Rate percent(String text) {
        if (!PERCENT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be percent with at most two decimals, such as 85.5");
        }
        return Rate.ofPercent(text);
    }

    /** Any text a database can hold: no NUL, no half of a surrogate pair. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("must not contain a NUL character");
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException("must not contain half a character");
                }
                i++;
            }
        }
        return text;
    }

    public static LocalDate day(String text) {
        LocalDate day = parsed(text, LocalDate::parse, "must be a date such as 2026-10-31");
        return inRange(day, day.getYear());
    }

    public static LocalDateTime localTime(String text) {
        LocalDateTime time =
                parsed(text, LocalDateTime::parse, "must be a time such as 2026-10-31T15:59:00");
        return inRange(time, time.getYear());
    }

    /** With an offset, Z or +08:00. */
    public static Instant instant(String text) {
        return offsetTime(text).toInstant();
    }

    public static OffsetDateTime offsetTime(String text) {
        OffsetDateTime time =
                parsed(
                        text,
                        value -> OffsetDateTime.parse(value, DateTimeFormatter.ISO_DATE_TIME),
                        "must be a time with offset such as 2026-10-31T15:59:00+08:00");
        return inRange(time, time.getYear());
    }

    /** The constant of an enum of coded words that the code names. */
    public static <E extends Coded> E coded(Class<? extends E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be " + codes(type)));
    }

    static Object coded(String code, Class<?> type) {
        return coded(type.asSubclass(Coded.class), code);
    }

    public static BigDecimal number(String text) {
        return new BigDecimal(
                orSay(text, "-?[0-9]{1,30}(\\.[0-9]{1,20})?", "must be a number such as 12.5"));
    }

    private static String codes(Class<? extends Coded> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Coded::code)
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static <T> T inRange(T value, int year) {
        if (year < 1800 || year > 9999) {
            throw new IllegalArgumentException("must lie in the years 1800 to 9999");
        }
        return value;
    }

    private static <T> T parsed(String text, Function<String, T> parse, String otherwise) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(otherwise, e);
        }
    }

    private static String orSay(String text, String form, String otherwise) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException(otherwise);
        }
        return text;
    }
}
