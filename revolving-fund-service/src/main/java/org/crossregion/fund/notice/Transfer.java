package org.crossregion.fund.notice;

import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One transfer on a notice, as clearing told it.
 *
 * @param eventId of clearing's event
 */
public record Transfer(
        UUID eventId,
        String number,
        Scheme scheme,
        Money amount,
        LocalDate paidOn,
        Instant recordedAt) {

    /** The same, on a notice. */
    Transfer on(String notice) {
        return new Transfer(eventId, notice, scheme, amount, paidOn, recordedAt);
    }
}
