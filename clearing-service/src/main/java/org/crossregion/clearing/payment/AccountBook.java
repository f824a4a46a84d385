package org.crossregion.clearing.payment;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that has gone in and out of an account, period by period.
 *
 * <p>The money that payers have paid for a period is for the receivers of that period, and for the
 * fund if it has lent to it. Only what a period then has left over, as when its own receivable was
 * lowered by a carried amount, may serve another.
 */
record AccountBook(Account account, SortedMap<Period, Entry> entries) {

    /**
     * One period of the account.
     *
     * @param in what payers have paid
     * @param out what receivers were paid
     * @param due the last day on which payers may pay; empty if none was asked to
     * @param debtors who has not paid, and what
     * @param receivers who is still owed, the oldest notice first
     */
    record Entry(
            Money in,
            Money out,
            Optional<LocalDate> due,
            SortedMap<RegionCode, Money> debtors,
            List<Pool.Receiver> receivers,
            Optional<Loan> loan) {

        static final Entry NOTHING =
                new Entry(
                        Money.ZERO,
                        Money.ZERO,
                        Optional.empty(),
                        Collections.emptySortedMap(),
                        List.of(),
                        Optional.empty());

        Entry {
            receivers = List.copyOf(receivers);
            debtors = Collections.unmodifiableSortedMap(new TreeMap<>(debtors));
        }

        Money lent() {
            return loan.map(Loan::open).orElse(Money.ZERO);
        }

        /** What is there of this period's own money; negative if other periods helped out. */
        Money balance() {
            return in.plus(lent()).minus(out);
        }

        Money owed() {
            return Money.sum(receivers.stream().map(Pool.Receiver::owed).toList());
        }

        /** What this period needs for its own, of what is there. */
        private Money reserved() {
            return balance().orZeroIfNegative().min(owed().plus(lent()));
        }
    }

    /**
     * What the fund was asked for and gave.
     *
     * @param drawn empty until the fund has answered
     * @param from whose funds it came from
     * @param repaid to whose funds it went back
     */
    record Loan(
            UUID payment,
            Money asked,
            Optional<Money> drawn,
            SortedMap<RegionCode, Money> from,
            SortedMap<RegionCode, Money> repaid) {

        Loan {
            from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
            repaid = Collections.unmodifiableSortedMap(new TreeMap<>(repaid));
        }

        /** Several as one, by the regions they came from. */
        static Loan together(List<Loan> loans) {
            TreeMap<RegionCode, Money> from = new TreeMap<>();
            TreeMap<RegionCode, Money> repaid = new TreeMap<>();
            loans.forEach(
                    loan -> {
                        loan.from.forEach((region, part) -> from.merge(region, part, Money::plus));
                        loan.repaid.forEach(
                                (region, part) -> repaid.merge(region, part, Money::plus));
                    });
            return new Loan(
                    loans.get(0).payment,
                    Money.sum(loans.stream().map(Loan::asked).toList()),
                    Optional.of(Money.sum(from.values())),
                    from,
                    repaid);
        }

        Money open() {
            return drawn.orElse(Money.ZERO).minus(Money.sum(repaid.values()));
        }

        /** What came from one region's fund and has not gone back to it. */
        Money open(RegionCode region) {
            return from.getOrDefault(region, Money.ZERO)
                    .minus(repaid.getOrDefault(region, Money.ZERO));
        }

        /**
         * To whose funds a repayment goes: those whose region has paid meanwhile first, then in the
         * order of their codes.
         *
         * @param amount at most what is open
         * @param debtors who has still not paid, and what
         */
        SortedMap<RegionCode, Money> share(Money amount, Map<RegionCode, Money> debtors) {
            TreeMap<RegionCode, Money> shares = new TreeMap<>();
            Money left = amount;
            for (boolean paidOnly : List.of(true, false)) {
                for (Map.Entry<RegionCode, Money> part : from.entrySet()) {
                    RegionCode region = part.getKey();
                    Money owing = paidOnly ? owing(region, debtors) : Money.ZERO;
                    Money room =
                            part.getValue()
                                    .minus(repaid.getOrDefault(region, Money.ZERO))
                                    .minus(shares.getOrDefault(region, Money.ZERO))
                                    .minus(owing)
                                    .orZeroIfNegative();
                    Money share = room.min(left);
                    if (share.isPositive()) {
                        shares.merge(region, share, Money::plus);
                        left = left.minus(share);
                    }
                }
            }
            if (!left.isZero()) {
                throw new IllegalStateException(left + " more is repaid than " + payment + " lent");
            }
            return shares;
        }

        /** Across a border it is the province that has not paid. */
        private static Money owing(RegionCode region, Map<RegionCode, Money> debtors) {
            return debtors.getOrDefault(
                    region, debtors.getOrDefault(region.province(), Money.ZERO));
        }
    }

    AccountBook {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    Entry of(Period period) {
        return entries.getOrDefault(period, Entry.NOTHING);
    }

    /** What is in the account. */
    Money balance() {
        return Money.sum(entries.values().stream().map(Entry::balance).toList());
    }

    /**
     * What there is for a period: all that is in the account but what others need for their own.
     */
    Pool pool(Period period) {
        Money reserved = Money.ZERO;
        for (Map.Entry<Period, Entry> other : entries.entrySet()) {
            if (!other.getKey().equals(period)) {
                reserved = reserved.plus(other.getValue().reserved());
            }
        }
        Entry entry = of(period);
        return new Pool(
                balance().minus(reserved).orZeroIfNegative(), entry.lent(), entry.receivers());
    }
}
