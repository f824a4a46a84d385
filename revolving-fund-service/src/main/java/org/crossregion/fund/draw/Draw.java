package org.crossregion.fund.draw;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the fund was asked for one payment, and gave.
 *
 * @param ahead the treatment region that has paid its hospitals before clearing; empty if receivers
 *     were short on the due date
 * @param parts come to what was drawn
 */
record Draw(
        UUID payment,
        Circle circle,
        Period period,
        Scheme scheme,
        Optional<RegionCode> ahead,
        Money asked,
        Instant drawnAt,
        List<Part> parts) {

    Draw {
        parts = List.copyOf(parts);
    }

    /** Whether it is the same question. */
    boolean asks(Draw other) {
        return payment.equals(other.payment)
                && circle.equals(other.circle)
                && period.equals(other.period)
                && scheme == other.scheme
                && ahead.equals(other.ahead)
                && asked.equals(other.asked);
    }

    Draw with(Instant newDrawnAt, List<Part> newParts) {
        return new Draw(payment, circle, period, scheme, ahead, asked, newDrawnAt, newParts);
    }

    Money drawn() {
        return Money.sum(parts.stream().map(Part::amount).toList());
    }
}
