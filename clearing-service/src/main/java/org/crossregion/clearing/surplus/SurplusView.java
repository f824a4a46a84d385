package org.crossregion.clearing.surplus;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Money that has come over and is still here, and for how long.
 *
 * @param held what of it is still here
 * @param refunding what of that somebody has proposed to give back
 * @param days since it came
 */
public record SurplusView(
        UUID remittance,
        UUID statement,
        Integer row,
        String notice,
        String payer,
        String holder,
        String scheme,
        Money amount,
        Money held,
        Money refunding,
        Money returned,
        LocalDate since,
        long days) {

    public static SurplusView of(Surplus surplus, LocalDate today) {
        return new SurplusView(
                surplus.remittance().orElse(null),
                surplus.statement().orElse(null),
                surplus.rowNumber().orElse(null),
                surplus.notice(),
                surplus.payer().value(),
                surplus.holder().value(),
                surplus.scheme().code(),
                surplus.amount(),
                surplus.held(),
                surplus.refunding(),
                surplus.returned(),
                surplus.since(),
                Math.max(0, ChronoUnit.DAYS.between(surplus.since(), today)));
    }
}
