package org.crossregion.web.problem;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a value must be, in words a client understands instead of our class names. */
public final class TypeWords {

    private static final Map<Class<?>, String> WORDS =
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(Boolean.class, "true or false"),
                    Map.entry(boolean.class, "true or false"),
                    Map.entry(UUID.class, "a UUID"),
                    Map.entry(LocalDate.class, "a date such as 2026-10-31"),
                    Map.entry(LocalDateTime.class, "a time such as 2026-10-31T15:59:00"),
                    Map.entry(Instant.class, "a time with offset such as 2026-10-31T15:59:00Z"),
                    Map.entry(
                            OffsetDateTime.class,
                            "a time with offset such as 2026-10-31T15:59:00+08:00"),
                    Map.entry(Money.class, "an amount in yuan, at most two decimals: \"1234.50\""),
                    Map.entry(RegionCode.class, "a region code of six digits"),
                    Map.entry(Period.class, "a period such as 2026-10 or 2026"));

    private static final Set<Class<?>> WHOLE =
            Set.of(
                    int.class,
                    Integer.class,
                    long.class,
                    Long.class,
                    short.class,
                    Short.class,
                    byte.class,
                    Byte.class,
                    BigInteger.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

    private TypeWords() {}

    /** Completes the sentence "must be …". */
    public static String of(Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (WORDS.containsKey(type)) {
            return WORDS.get(type);
        }
        if (WHOLE.contains(type)) {
            return "a whole number in range";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(TypeWords::word)
                            .collect(Collectors.joining(", "));
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return "an object";
    }

    private static String word(Object constant) {
        return constant instanceof Coded coded ? coded.code() : constant.toString();
    }
}
