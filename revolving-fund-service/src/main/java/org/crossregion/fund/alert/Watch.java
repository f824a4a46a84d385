package org.crossregion.fund.alert;

import org.crossregion.values.Money;

import java.util.Optional;

/** Which thresholds of a pair and scheme have been reached and not been left since. */
public record Watch(boolean yellowReached, boolean redReached) {

    static final Watch CALM = new Watch(false, false);

    /** What follows from a look: the next state, and the alert it raises if it raises one. */
    record Look(Watch next, Optional<AlertLevel> raised) {}

    /**
     * Looks at how much of the paid-in money is in use. A jump over both thresholds raises the red
     * alert only. Without paid-in money there is no share of it, and nothing is said.
     */
    Look at(Money used, Money paidIn, Thresholds thresholds) {
        if (!paidIn.isPositive()) {
            return new Look(this, Optional.empty());
        }
        boolean yellow = isReached(AlertLevel.YELLOW, yellowReached, used, paidIn, thresholds);
        boolean red = isReached(AlertLevel.RED, redReached, used, paidIn, thresholds);
        Watch next = new Watch(yellow, red);
        if (red && !redReached) {
            return new Look(next, Optional.of(AlertLevel.RED));
        }
        boolean warns = yellow && !yellowReached;
        return new Look(next, warns ? Optional.of(AlertLevel.YELLOW) : Optional.empty());
    }

    private static boolean isReached(
            AlertLevel level, boolean before, Money used, Money paidIn, Thresholds thresholds) {
        return before
                ? !thresholds.clearlyBelow(level, used, paidIn)
                : thresholds.reached(level, used, paidIn);
    }
}
