package org.crossregion.clearing.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.MoneyTerms;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Hospitals that are paid before their month is cleared, where policy says so (1.5): what insured
 * regions will owe for it is asked of the revolving fund with each payment, and given back as soon
 * as the treatment region is owed less than it has from the fund.
 */
@ApplicationScoped
public class Advances {

    private final AdvanceRepository repository;
    private final AccountRepository accounts;
    private final FundLoans loans;
    private final Periods periods;
    private final Policies policies;

    Advances(
            AdvanceRepository repository,
            AccountRepository accounts,
            FundLoans loans,
            Periods periods,
            Policies policies) {
        this.repository = repository;
        this.accounts = accounts;
        this.loans = loans;
        this.periods = periods;
        this.policies = policies;
    }

    /**
     * What a payment to a hospital pays of one pair's settlements.
     *
     * @param amount negative where refunds outweigh
     */
    public record Share(RegionPair pair, Scheme scheme, Money amount) {}

    /**
     * The tiers of a region whose settlements of a month hospitals are paid for before they are
     * cleared: policy says so, the month is confirmed, and its notices are not issued yet.
     */
    public Set<Tier> ahead(RegionCode region, Period month) {
        EnumSet<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (Tier tier : Tier.values()) {
            if (isAhead(new PeriodKey(new Circle(region.province(), tier), month))) {
                tiers.add(tier);
            }
        }
        return tiers;
    }

    private boolean isAhead(PeriodKey key) {
        PeriodState state = periods.find(key).state();
        return state.compareTo(PeriodState.CONFIRMED) >= 0
                && state.compareTo(PeriodState.ISSUED) < 0
                && policies.inForce(key.circle(), key.period()).money().hospitals()
                        == MoneyTerms.Hospitals.BEFORE_CLEARING;
    }

    /**
     * Asks the fund for what a payment to a hospital has paid before clearing, once per account
     * that will bring the money, and never for more than was paid.
     *
     * @param region that has paid
     */
    @Transactional(MANDATORY)
    public void ask(
            UUID hospitalPayment, RegionCode region, Period month, Money paid, List<Share> shares) {
        Set<Tier> tiers = ahead(region, month);
        SortedMap<Owing, Money> sums = new TreeMap<>();
        for (Share share : shares) {
            if (tiers.contains(share.pair().tier())) {
                sums.merge(Owing.of(share), share.amount(), Money::plus);
            }
        }
        SortedMap<Account, SortedMap<RegionCode, Money>> asked =
                new TreeMap<>(Comparator.comparing(Account::toString));
        atMost(paid, sums)
                .forEach(
                        (owing, amount) ->
                                asked.computeIfAbsent(owing.account(region), key -> new TreeMap<>())
                                        .put(owing.insured(), amount));
        FundRepository.Ahead ahead = new FundRepository.Ahead(hospitalPayment, region);
        asked.forEach((account, debtors) -> loans.askAhead(account, month, debtors, ahead));
    }

    /** An insured region that will owe the treatment region something under a scheme. */
    record Owing(Tier tier, RegionCode insured, Scheme scheme) implements Comparable<Owing> {

        private static final Comparator<Owing> ORDER =
                Comparator.comparing(Owing::tier)
                        .thenComparing(Owing::insured)
                        .thenComparing(Owing::scheme);

        static Owing of(Share share) {
            return new Owing(share.pair().tier(), share.pair().insured(), share.scheme());
        }

        /** Which account will bring the money. */
        Account account(RegionCode treatment) {
            return new Account(
                    new Circle(treatment.province(), tier),
                    tier == Tier.PROVINCE ? treatment.province() : insured.province(),
                    scheme);
        }

        @Override
        public int compareTo(Owing other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where refunds are taken off one, the others are asked for less, by largest remainder. */
    static SortedMap<Owing, Money> atMost(Money paid, SortedMap<Owing, Money> sums) {
        SortedMap<Owing, Money> positive = new TreeMap<>(sums);
        positive.values().removeIf(amount -> !amount.isPositive());
        if (Money.sum(positive.values()).compareTo(paid) <= 0) {
            return positive;
        }
        List<Money> amounts = paid.shareOut(positive.values().stream().map(Money::fen).toList(), 1);
        SortedMap<Owing, Money> less = new TreeMap<>();
        int i = 0;
        for (Owing owing : positive.keySet()) {
            Money amount = amounts.get(i++);
            if (amount.isPositive()) {
                less.put(owing, amount);
            }
        }
        return less;
    }

    /** Gives back what is too much for a period, account by account; nothing before its issue. */
    @Transactional(MANDATORY)
    public void giveBack(PeriodKey key) {
        for (Account account : repository.accounts(key)) {
            giveBack(account, key.period());
        }
    }

    /**
     * Gives back what regions have from the fund beyond what they are still owed for the period: as
     * they are paid, where their claims are set off against their own debts, and where clearing
     * came to less than hospitals were paid.
     */
    @Transactional(MANDATORY)
    void giveBack(Account account, Period period) {
        PeriodKey key = new PeriodKey(account.circle(), period);
        if (!repository.hasAny(account, period)) {
            return;
        }
        accounts.lock(account);
        if (periods.find(key).state().compareTo(PeriodState.ISSUED) < 0) {
            return;
        }
        SortedMap<RegionCode, Money> debtors = accounts.book(account).of(period).debtors();
        SortedMap<RegionCode, Money> owed = repository.owed(account, period);
        SortedMap<RegionCode, List<AccountBook.Loan>> lent = repository.lent(account, period);
        lent.forEach(
                (region, all) ->
                        tooMuch(all, owed.getOrDefault(region, Money.ZERO), debtors)
                                .forEach(
                                        (payment, shares) ->
                                                loans.repay(account, period, payment, shares)));
    }

    /**
     * What of a region's loans is more than it is owed, by payment: of the funds whose region has
     * paid meanwhile first, and of each the oldest loan first.
     *
     * @param loans the oldest first
     * @param owed what the region still has to get
     * @param debtors who has not paid, and what
     */
    static Map<UUID, SortedMap<RegionCode, Money>> tooMuch(
            List<AccountBook.Loan> loans, Money owed, Map<RegionCode, Money> debtors) {
        Map<UUID, SortedMap<RegionCode, Money>> back = new LinkedHashMap<>();
        AccountBook.Loan all = AccountBook.Loan.together(loans);
        Money excess = all.open().minus(owed);
        if (!excess.isPositive()) {
            return back;
        }
        all.share(excess, debtors)
                .forEach(
                        (region, share) -> {
                            Money left = share;
                            for (AccountBook.Loan loan : loans) {
                                Money part = loan.open(region).min(left);
                                if (part.isPositive()) {
                                    back.computeIfAbsent(loan.payment(), payment -> new TreeMap<>())
                                            .put(region, part);
                                    left = left.minus(part);
                                }
                            }
                        });
        return back;
    }
}
