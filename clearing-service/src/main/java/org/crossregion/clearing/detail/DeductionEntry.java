package org.crossregion.clearing.detail;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A deduction, or the release that takes it back, as it is booked among the details: it stands with
 * a detail and moves with it, or in a period of its own if that detail was cleared before.
 *
 * @param settlementId the settlement it is taken from
 * @param follows the detail it stands with; empty if it stands by itself
 * @param period the period it stands in by itself; empty if it stands with a detail
 * @param amount what it takes from the cleared amount; a release's is negative
 */
record DeductionEntry(
        UUID deduction,
        Kind kind,
        String settlementId,
        Optional<String> follows,
        Optional<Period> period,
        Money amount,
        Instant bookedAt) {

    DeductionEntry {
        if (follows.isPresent() == period.isPresent()) {
            throw new IllegalArgumentException(
                    deduction + " stands either with a detail or by itself");
        }
    }

    /** Whether an entry takes or gives back. */
    enum Kind implements Coded {
        DEDUCTION("deduction", "扣款"),
        RELEASE("release", "冲回");

        private final String code;
        private final String label;

        Kind(String code, String label) {
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

    /** A deduction, or a release, that moves with the detail it concerns from now on. */
    static DeductionEntry with(
            UUID deduction,
            Kind kind,
            String settlementId,
            Detail detail,
            Money amount,
            Instant now) {
        return new DeductionEntry(
                deduction,
                kind,
                settlementId,
                Optional.of(detail.settlementId()),
                Optional.empty(),
                amount,
                now);
    }

    /** One that stands in a period of its own, its detail having been cleared before. */
    static DeductionEntry alone(
            UUID deduction,
            Kind kind,
            String settlementId,
            Period period,
            Money amount,
            Instant now) {
        return new DeductionEntry(
                deduction, kind, settlementId, Optional.empty(), Optional.of(period), amount, now);
    }

    /** What takes this back with the mirror of its settlement. */
    DeductionEntry releasedWith(Detail mirror, Instant now) {
        return with(deduction, Kind.RELEASE, settlementId, mirror, amount.negated(), now);
    }

    Amounts amounts() {
        return Amounts.ofDeduction(amount);
    }

    /**
     * The cell it counts in.
     *
     * @param standing the detail it follows, or of which it is taken, and where that stands
     */
    Cell cell(Standing standing) {
        return standing.detail()
                .cellAt(
                        period.map(own -> new Placement(own, DetailState.DUE))
                                .orElse(standing.placement()));
    }
}
