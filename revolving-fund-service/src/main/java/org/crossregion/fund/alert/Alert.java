package org.crossregion.fund.alert;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;

import java.time.Instant;
import java.util.UUID;

/**
 * One crossing of a threshold.
 *
 * @param id in the order of raising; 0 before it is stored
 * @param guard whose use crossed it
 * @param utilisation the share of paid-in money in use, rounded down to a basis point
 */
public record Alert(
        long id,
        UUID eventId,
        Instant raisedAt,
        AlertLevel level,
        Guard guard,
        Period period,
        Rate utilisation,
        Money paidIn,
        Money used) {

    int year() {
        return period.firstDay().getYear();
    }
}
