package org.crossregion.fund.draw;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the fund was asked for one payment, and gave.
 *
 * @param parts come to what was drawn
 */
record Draw(
        UUID payment,
        Circle circle,
        Period period,
        Scheme scheme,
        Money asked,
        Instant drawnAt,
        List<Part> parts) {

    Draw {
        parts = List.copyOf(parts);
    }

    Money drawn() {
        return Money.sum(parts.stream().map(Part::amount).toList());
    }
}
