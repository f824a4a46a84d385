package org.crossregion.clearing.payment;

import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What there is for the receivers of one period, and who they are.
 *
 * <p>If there is enough, everyone is paid whole at once, and what is left over gives back what the
 * fund has lent. If there is not, they wait; where they can wait no longer, since the due date has
 * come, they share what is there in proportion to what they are owed, by largest remainder, and the
 * rest stays owed by name. What a receiver already has from the fund, since its hospitals were paid
 * before clearing, it does not lack: it comes after all that others lack.
 *
 * @param available never negative
 * @param lent what the fund has given and not got back
 * @param receivers the oldest notice first
 */
record Pool(Money available, Money lent, List<Receiver> receivers) {

    /**
     * Who is still owed something, by which notice.
     *
     * @param ahead what of that it already has from the fund, and gives back when it is paid
     */
    record Receiver(String notice, Money owed, Money ahead) {

        Receiver {
            if (!owed.isPositive()) {
                throw new IllegalArgumentException("nothing is owed on " + notice);
            }
            if (ahead.isNegative() || ahead.compareTo(owed) > 0) {
                throw new IllegalArgumentException(ahead + " ahead of " + owed + " on " + notice);
            }
        }

        /** Of one that has nothing from the fund. */
        Receiver(String notice, Money owed) {
            this(notice, owed, Money.ZERO);
        }

        Money lacking() {
            return owed.minus(ahead);
        }
    }

    /**
     * What is to be paid.
     *
     * @param shares what each receiver gets now; none of nothing
     * @param repay what the fund gets back
     * @param missing what receivers are still owed afterwards
     * @param lacking what of it they do not have from the fund already
     */
    record Payout(List<Share> shares, Money repay, Money missing, Money lacking) {

        Payout {
            shares = List.copyOf(shares);
        }

        Money total() {
            return Money.sum(shares.stream().map(Share::amount).toList());
        }
    }

    /** What one receiver gets. */
    record Share(String notice, Money amount) {}

    Pool {
        if (available.isNegative() || lent.isNegative()) {
            throw new IllegalArgumentException("there is no less than nothing");
        }
        receivers = List.copyOf(receivers);
    }

    Money owed() {
        return Money.sum(receivers.stream().map(Receiver::owed).toList());
    }

    /**
     * What is to be paid now.
     *
     * @param partly whether receivers are to share what is there if it is not enough
     */
    Payout payout(boolean partly) {
        Money owed = owed();
        boolean enough = available.compareTo(owed) >= 0;
        List<Share> shares = enough ? whole() : partly ? proRata() : List.of();
        Money paid = Money.sum(shares.stream().map(Share::amount).toList());
        Money repay = enough ? available.minus(owed).min(lent) : Money.ZERO;
        return new Payout(
                shares, repay, owed.minus(paid), lacking().minus(paid).orZeroIfNegative());
    }

    private Money lacking() {
        return Money.sum(receivers.stream().map(Receiver::lacking).toList());
    }

    private List<Share> whole() {
        return receivers.stream().map(one -> new Share(one.notice(), one.owed())).toList();
    }

    private List<Share> proRata() {
        Money first = available.min(lacking());
        List<Money> lacking = shared(first, Receiver::lacking);
        List<Money> ahead = shared(available.minus(first), Receiver::ahead);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < receivers.size(); i++) {
            Money amount = lacking.get(i).plus(ahead.get(i));
            if (amount.isPositive()) {
                shares.add(new Share(receivers.get(i).notice(), amount));
            }
        }
        return shares;
    }

    private List<Money> shared(Money amount, Function<Receiver, Money> weight) {
        return amount.isZero()
                ? receivers.stream().map(one -> Money.ZERO).toList()
                : amount.shareOut(receivers.stream().map(weight).map(Money::fen).toList(), 1);
    }
}
