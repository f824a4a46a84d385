package org.crossregion.fund.utilisation;

import org.crossregion.fund.alert.Thresholds;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Optional;

/**
 * How much of one pair's and scheme's fund is in use in a month.
 *
 * @param cleared what the month has cleared, deductions taken off
 * @param uncleared what was settled up to the month's end and has not been cleared since; below
 *     zero for a moment where clearing's word arrived before settlement's
 */
public record Utilised(
        RegionPair pair,
        Scheme scheme,
        Period period,
        Money quota,
        Money paidIn,
        Money cleared,
        Money uncleared) {

    static Utilised none(RegionPair pair, Scheme scheme, Period period) {
        return new Utilised(pair, scheme, period, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** Of both together, in the name of this one. */
    Utilised plus(Utilised other) {
        return new Utilised(
                pair,
                scheme,
                period,
                quota.plus(other.quota),
                paidIn.plus(other.paidIn),
                cleared.plus(other.cleared),
                uncleared.plus(other.uncleared));
    }

    /** How pages are ordered and continued. */
    public String key() {
        return pair.insured() + "/" + pair.treatment() + "/" + scheme.code();
    }

    /** Cleared and uncleared: the money that the fund stands in for. */
    public Money used() {
        return cleared.plus(uncleared);
    }

    /** The month's cleared amount by paid-in money; empty while nothing is paid in. */
    public Optional<Rate> clearedShare() {
        return share(cleared);
    }

    /** The same with what is settled and not cleared yet. */
    public Optional<Rate> liveShare() {
        return share(used());
    }

    private Optional<Rate> share(Money amount) {
        return paidIn.isPositive()
                ? Optional.of(Thresholds.share(amount.orZeroIfNegative(), paidIn))
                : Optional.empty();
    }
}
