package org.crossregion.clearing.claim;

import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares a payment to a hospital out over the settlements of its period, in the order in which they
 * were settled: what is owed back for a refund, or a deduction, is taken off first, then each
 * settlement is paid whole as far as the money goes. What is kept back by contract is borne by all
 * in proportion, by largest remainder.
 */
final class Payout {

    private Payout() {}

    /**
     * A settlement of the period.
     *
     * @param applied what it clears for; negative for a refund
     * @param before what earlier payments have paid of it
     */
    record Due(String settlementId, Money applied, Money deducted, String reasons, Money before) {

        Money net() {
            return applied.minus(deducted);
        }
    }

    /**
     * What a payment is for.
     *
     * @param reserved what is kept back of it (预留金)
     * @param charged what else the contract takes
     * @param paid by this payment
     */
    record Line(Due due, Money reserved, Money charged, Money paid) {

        Money payable() {
            return due.net().minus(reserved).minus(charged);
        }

        Money unpaid() {
            return payable().minus(due.before()).minus(paid);
        }
    }

    /**
     * The lines of a payment; together they come to its amount.
     *
     * @param amount at most what is payable and not paid yet
     */
    static List<Line> share(Money amount, List<Due> dues, PayableRepository.Charges charges) {
        List<Money> reserved = borne(charges.reserved(), dues);
        List<Money> charged = borne(charges.charged(), dues);
        List<Money> open = new ArrayList<>();
        Money left = amount;
        for (int i = 0; i < dues.size(); i++) {
            Due due = dues.get(i);
            Money one = due.net().minus(reserved.get(i)).minus(charged.get(i)).minus(due.before());
            open.add(one);
            left = one.isNegative() ? left.minus(one) : left;
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < dues.size(); i++) {
            Money one = open.get(i);
            Money paid = one.isNegative() ? one : one.min(left);
            left = one.isNegative() ? left : left.minus(paid);
            lines.add(new Line(dues.get(i), reserved.get(i), charged.get(i), paid));
        }
        if (!left.isZero()) {
            throw new IllegalStateException(left + " is paid for no settlement");
        }
        return lines;
    }

    private static List<Money> borne(Money sum, List<Due> dues) {
        List<Long> weights = dues.stream().map(due -> due.net().orZeroIfNegative().fen()).toList();
        return weights.stream().anyMatch(weight -> weight > 0)
                ? sum.shareOut(weights, 1)
                : dues.stream().map(due -> Money.ZERO).toList();
    }
}
