package org.crossregion.settlement.simulation;

import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums over bills: what they cost, who paid, and who would have paid. */
final class Tally {

    private int bills;
    private int better;
    private int worse;
    private Money cost = Money.ZERO;
    private final Payers before = new Payers();
    private final Payers after = new Payers();

    private static final class Payers {

        private final EnumMap<Fund, Money> funds = new EnumMap<>(Fund.class);
        private Money account = Money.ZERO;
        private Money cash = Money.ZERO;
        private Money hospital = Money.ZERO;

        void add(FundSplit split) {
            split.funds().forEach((fund, amount) -> funds.merge(fund, amount, Money::plus));
            account = account.plus(split.account());
            cash = cash.plus(split.cash());
            hospital = hospital.plus(split.hospitalBorne());
        }

        Shares shares() {
            return new Shares(codes(funds), Money.sum(funds.values()), account, cash, hospital);
        }
    }

    /** Who pays how much of some bills; a fund that pays nothing is absent. */
    record Shares(
            Map<String, Money> funds,
            Money fundTotal,
            Money account,
            Money cash,
            Money hospitalBorne) {

        Shares less(Shares other) {
            Map<String, Money> difference = new LinkedHashMap<>();
            for (Fund fund : Fund.values()) {
                Money more =
                        funds.getOrDefault(fund.code(), Money.ZERO)
                                .minus(other.funds.getOrDefault(fund.code(), Money.ZERO));
                if (!more.isZero()) {
                    difference.put(fund.code(), more);
                }
            }
            return new Shares(
                    difference,
                    fundTotal.minus(other.fundTotal),
                    account.minus(other.account),
                    cash.minus(other.cash),
                    hospitalBorne.minus(other.hospitalBorne));
        }
    }

    /**
     * The sums.
     *
     * @param better bills of which the person would have borne less
     * @param worse bills of which the person would have borne more
     * @param difference what is added to {@code before} to make {@code after}
     */
    record Sums(
            int bills,
            int better,
            int worse,
            int same,
            Money cost,
            Shares before,
            Shares after,
            Shares difference) {}

    private static Map<String, Money> codes(Map<Fund, Money> funds) {
        Map<String, Money> codes = new LinkedHashMap<>();
        funds.forEach((fund, amount) -> codes.put(fund.code(), amount));
        return codes;
    }

    void add(SimulatedBill bill) {
        bills++;
        int more = bill.personalDifference().compareTo(Money.ZERO);
        better += more < 0 ? 1 : 0;
        worse += more > 0 ? 1 : 0;
        cost = cost.plus(bill.before().total());
        before.add(bill.before());
        after.add(bill.after());
    }

    Sums sums() {
        Shares was = before.shares();
        Shares becomes = after.shares();
        return new Sums(
                bills,
                better,
                worse,
                bills - better - worse,
                cost,
                was,
                becomes,
                becomes.less(was));
    }
}
