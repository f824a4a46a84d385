package org.crossregion.settlement.envelope;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The checked fields of one node: texts, exact numbers, Beijing times. What is not there is empty
 * or zero; what a transaction needs is there.
 *
 * @param node where it stood, such as {@code feedetail[3]}
 */
public record Fields(String node, Map<String, Object> values) {

    public Fields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Empty if it was not given. */
    public String text(String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString();
    }

    public String textOr(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A flag (是否标志): only 1 is yes. */
    public boolean flag(String name) {
        return text(name).equals("1");
    }

    public Optional<BigDecimal> number(String name) {
        return Optional.ofNullable((BigDecimal) values.get(name));
    }

    /** An amount in yuan with two decimals; zero if it was not given. */
    public Money money(String name) {
        return number(name)
                .map(amount -> Money.ofYuan(amount, RoundingMode.UNNECESSARY))
                .orElse(Money.ZERO);
    }

    public Optional<Instant> instant(String name) {
        return Optional.ofNullable((LocalDateTime) values.get(name)).map(Beijing::instant);
    }

    public Optional<LocalDate> day(String name) {
        Object value = values.get(name);
        return value instanceof LocalDateTime time
                ? Optional.of(time.toLocalDate())
                : Optional.ofNullable((LocalDate) value);
    }
}
