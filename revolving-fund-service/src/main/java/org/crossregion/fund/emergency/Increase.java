package org.crossregion.fund.emergency;

import org.crossregion.values.Coded;
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
 * @param applyBy by when the agency has applied for the money of its notice; if that is counted
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
        Optional<LocalDate> applyBy,
        Optional<LocalDate> deadline,
        Money paid) {

    /**
     * What was decided.
     *
     * @param notice by which the region pays; empty if it was rejected
     */
    public record Decision(
            boolean approved, String reason, Instant at, String by, Optional<String> notice) {}

    /** Which of its clocks has run out: to decide it, or then to pay it. */
    public Optional<Clock> late(LocalDate today) {
        return switch (state()) {
            case REQUESTED -> decideBy.filter(today::isAfter).map(day -> Clock.DECISION);
            case APPROVED -> deadline.filter(today::isAfter).map(day -> Clock.PAYMENT);
            case REJECTED, PAID -> Optional.empty();
        };
    }

    /** What somebody has so many working days for. */
    public enum Clock implements Coded {
        DECISION("decision", "审批"),
        PAYMENT("payment", "划款");

        private final String code;
        private final String label;

        Clock(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
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
