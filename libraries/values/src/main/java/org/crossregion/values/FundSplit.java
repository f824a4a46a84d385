package org.crossregion.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One bill seen twice: what it is made of, and who pays it. Both identities of the settlement sheet
 * (住院结算单, attachment 5) hold or it cannot be built:
 *
 * <ul>
 *   <li>total = full self-pay + over-limit + prior self-pay + in-scope
 *   <li>total = all funds + personal account + cash + hospital-borne part
 * </ul>
 *
 * <p>A bill has no negative part; its mirror (cancellation, refund) has no positive one. The
 * account always holds the family's mutual-aid part, and the funds never hold the account.
 *
 * @param total 医疗费总额
 * @param fullSelfPay 全自费
 * @param overLimit 超限价自费
 * @param priorSelfPay 先行自付
 * @param inScope 符合政策范围
 * @param funds what each fund pays; a fund that pays nothing is absent
 * @param account 个人账户支付, with the mutual-aid part in it
 * @param mutualAid 个人账户共济支付, the part of {@code account} that a relative's account pays
 * @param cash 个人现金支付
 * @param hospitalBorne 医院负担
 */
public record FundSplit(
        Money total,
        Money fullSelfPay,
        Money overLimit,
        Money priorSelfPay,
        Money inScope,
        Map<Fund, Money> funds,
        Money account,
        Money mutualAid,
        Money cash,
        Money hospitalBorne) {

    public FundSplit {
        EnumMap<Fund, Money> paying = new EnumMap<>(Fund.class);
        funds.forEach(
                (fund, amount) -> {
                    if (!amount.isZero()) {
                        paying.put(fund, amount);
                    }
                });
        funds = Collections.unmodifiableMap(paying);

        Money made = fullSelfPay.plus(overLimit).plus(priorSelfPay).plus(inScope);
        if (!made.equals(total)) {
            throw new IllegalArgumentException(
                    "the parts of the bill add up to " + made + ", not to " + total);
        }
        Money paid = Money.sum(funds.values()).plus(account).plus(cash).plus(hospitalBorne);
        if (!paid.equals(total)) {
            throw new IllegalArgumentException(
                    "the payers' shares add up to " + paid + ", not to " + total);
        }
        List<Money> parts = new ArrayList<>(funds.values());
        parts.addAll(List.of(fullSelfPay, overLimit, priorSelfPay, inScope));
        parts.addAll(List.of(account, mutualAid, cash, hospitalBorne));
        if (parts.stream().anyMatch(Money::isNegative)
                && parts.stream().anyMatch(Money::isPositive)) {
            throw new IllegalArgumentException("the parts of a bill all have one sign");
        }
        if (Math.abs(mutualAid.fen()) > Math.abs(account.fen())) {
            throw new IllegalArgumentException(
                    "mutual aid " + mutualAid + " exceeds the account's " + account);
        }
    }

    /** What one fund pays; zero if it pays nothing. */
    public Money fund(Fund fund) {
        return funds.getOrDefault(fund, Money.ZERO);
    }

    /** 基金支付总额: all funds together, without the personal account. */
    public Money fundTotal() {
        return Money.sum(funds.values());
    }

    /** 个人负担总金额: account and cash. */
    public Money personal() {
        return account.plus(cash);
    }

    /**
     * What clearing moves between regions (清算金额): the funds that clear, and the account. Cash and
     * the hospital's part are never cleared.
     *
     * @param excluded funds that policy keeps out of clearing
     */
    public Money cleared(Set<Fund> excluded) {
        Money sum = account;
        for (Map.Entry<Fund, Money> share : funds.entrySet()) {
            if (!excluded.contains(share.getKey())) {
                sum = sum.plus(share.getValue());
            }
        }
        return sum;
    }

    /** The split that undoes this one: every part negated. */
    public FundSplit mirrored() {
        EnumMap<Fund, Money> negated = new EnumMap<>(Fund.class);
        funds.forEach((fund, amount) -> negated.put(fund, amount.negated()));
        return new FundSplit(
                total.negated(),
                fullSelfPay.negated(),
                overLimit.negated(),
                priorSelfPay.negated(),
                inScope.negated(),
                negated,
                account.negated(),
                mutualAid.negated(),
                cash.negated(),
                hospitalBorne.negated());
    }
}
