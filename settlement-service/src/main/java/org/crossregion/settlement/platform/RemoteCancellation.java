package org.crossregion.settlement.platform;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.time.OffsetDateTime;

/**
 * A bill that another platform computed is to be taken back there, or to stand again.
 *
 * @param settlement the request by which it was booked
 * @param settledAt the time of the mirror, or of the bill entered again, by our clock, in Beijing
 * @param total of the bill, positive
 */
public record RemoteCancellation(
        String visit,
        int round,
        String settlement,
        OffsetDateTime settledAt,
        Money total,
        String reason) {

    boolean asksTheSame(RemoteCancellation other) {
        return settlement.equals(other.settlement)
                && total.equals(other.total)
                && Period.monthOf(settledAt.toInstant())
                        .equals(Period.monthOf(other.settledAt.toInstant()));
    }
}
