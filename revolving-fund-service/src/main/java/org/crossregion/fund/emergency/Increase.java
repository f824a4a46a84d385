package org.crossregion.fund.emergency;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An emergency increase that was asked for, and what became of it.
 *
 * @param period the month whose use opened it
 * @param utilisation the share of paid-in money in use then
 * @param decideBy the last working day to decide it; empty if that was not counted
 * @param deadline of its notice
 * @param paid what has arrived of it
 */
public record Increase(
        UUID id,
        int year,
        RegionPair pair,
        Scheme scheme,
        Money amount,
        String reason,
        Period period,
        Rate utilisation,
        Instant requestedAt,
        String requestedBy,
        Optional<LocalDate> decideBy,
        Optional<Decision> decision,
        Optional<LocalDate> deadline,
        Money paid) {

    /**
     * What was decided.
     *
     * @param notice by which the region pays; empty if it was rejected
     */
    public record Decision(
            boolean approved, String reason, Instant at, String by, Optional<String> notice) {}

    /** Whether the clock that runs now has run out: to decide it, or then to pay it. */
    public boolean isLate(LocalDate today) {
        Optional<LocalDate> last =
                switch (state()) {
                    case REQUESTED -> decideBy;
                    case APPROVED -> deadline;
                    case REJECTED, PAID -> Optional.empty();
                };
        return last.filter(today::isAfter).isPresent();
    }

    public IncreaseState state() {
        if (decision.isEmpty()) {
            return IncreaseState.REQUESTED;
        }
        if (!decision.get().approved()) {
            return IncreaseState.REJECTED;
        }
        return paid.equals(amount) ? IncreaseState.PAID : IncreaseState.APPROVED;
    }
}
