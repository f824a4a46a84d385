package org.crossregion.clearing.total;

import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What some details, and the deductions that stand with them, add up to.
 *
 * @param details how many facts
 * @param cases 人次: the sum of their signs, so that a cancelled pair counts nothing
 * @param total 医疗费总额
 * @param funds what each fund pays; a fund whose sum is zero is absent
 * @param account 个人账户支付
 * @param cleared 清算金额, before deductions
 * @param deducted 扣款: what deductions take from the cleared amount, less what was released
 */
public record Amounts(
        long details,
        long cases,
        Money total,
        Map<Fund, Money> funds,
        Money account,
        Money cleared,
        Money deducted) {

    public static final Amounts NONE =
            new Amounts(0, 0, Money.ZERO, Map.of(), Money.ZERO, Money.ZERO);

    /** What details alone add up to, nothing having been deducted. */
    public Amounts(
            long details,
            long cases,
            Money total,
            Map<Fund, Money> funds,
            Money account,
            Money cleared) {
        this(details, cases, total, funds, account, cleared, Money.ZERO);
    }

    public Amounts {
        EnumMap<Fund, Money> paying = new EnumMap<>(Fund.class);
        funds.forEach(
                (fund, amount) -> {
                    if (!amount.isZero()) {
                        paying.put(fund, amount);
                    }
                });
        funds = Collections.unmodifiableMap(paying);
    }

    /** One fact's contribution. */
    public static Amounts ofOne(int sign, FundSplit split, Money cleared) {
        return new Amounts(1, sign, split.total(), split.funds(), split.account(), cleared);
    }

    /** A deduction's contribution; a release's is negative. */
    public static Amounts ofDeduction(Money amount) {
        return new Amounts(0, 0, Money.ZERO, Map.of(), Money.ZERO, Money.ZERO, amount);
    }

    public Amounts plus(Amounts other) {
        EnumMap<Fund, Money> sums = new EnumMap<>(Fund.class);
        sums.putAll(funds);
        other.funds.forEach((fund, amount) -> sums.merge(fund, amount, Money::plus));
        return new Amounts(
                Math.addExact(details, other.details),
                Math.addExact(cases, other.cases),
                total.plus(other.total),
                sums,
                account.plus(other.account),
                cleared.plus(other.cleared),
                deducted.plus(other.deducted));
    }

    public Amounts negated() {
        EnumMap<Fund, Money> negated = new EnumMap<>(Fund.class);
        funds.forEach((fund, amount) -> negated.put(fund, amount.negated()));
        return new Amounts(
                -details,
                -cases,
                total.negated(),
                negated,
                account.negated(),
                cleared.negated(),
                deducted.negated());
    }

    public Amounts minus(Amounts other) {
        return plus(other.negated());
    }

    public Money fund(Fund fund) {
        return funds.getOrDefault(fund, Money.ZERO);
    }

    /** Nothing at all, not even facts that cancel each other. */
    public boolean isNothing() {
        return equals(NONE);
    }

    /** Every figure by the code of its part, counts too, in a fixed order; for comparing. */
    public Map<String, Long> parts() {
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("details", details);
        parts.put("cases", cases);
        parts.put("total", total.fen());
        for (Fund fund : Fund.values()) {
            parts.put(fund.code(), fund(fund).fen());
        }
        parts.put("account", account.fen());
        parts.put("cleared", cleared.fen());
        parts.put("deducted", deducted.fen());
        return parts;
    }
}
