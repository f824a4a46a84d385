package org.crossregion.settlement.catalogue;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One version of an item of a region's catalogue (医保目录): its class, the part the person pays first,
 * and the highest price in scope.
 *
 * @param region a province, or a pooling region with a catalogue of its own
 * @param priorSelfPay 先行自付比例, of class B
 * @param ceiling the highest price of one unit in scope, in yuan
 * @param chargeCategory 医疗收费项目类别 01…14
 * @param validFrom the first day of care it is used for
 * @param restricted the use it is in scope for (限定支付范围); empty if there is no such limit
 */
public record CatalogueItem(
        RegionCode region,
        String code,
        String name,
        ItemClass itemClass,
        Rate priorSelfPay,
        Optional<BigDecimal> ceiling,
        String chargeCategory,
        LocalDate validFrom,
        String restricted,
        ItemMarks marks) {

    public CatalogueItem {
        ceiling = ceiling.map(BigDecimal::stripTrailingZeros);
    }

    /** An item without a limit of its use, of which nothing else is said. */
    public CatalogueItem(
            RegionCode region,
            String code,
            String name,
            ItemClass itemClass,
            Rate priorSelfPay,
            Optional<BigDecimal> ceiling,
            String chargeCategory,
            LocalDate validFrom) {
        this(
                region,
                code,
                name,
                itemClass,
                priorSelfPay,
                ceiling,
                chargeCategory,
                validFrom,
                "",
                ItemMarks.NONE);
    }

    /** What the catalogue does not know is class C: the person pays all of it (全自费). */
    public static CatalogueItem unknown(RegionCode region, String code) {
        return new CatalogueItem(
                region, code, "", ItemClass.C, Rate.WHOLE, Optional.empty(), "14", LocalDate.EPOCH);
    }

    public boolean isKnown() {
        return !name.isEmpty();
    }

    /** Whether it is in scope for certain uses only (限制使用). */
    public boolean isRestricted() {
        return !restricted.isEmpty();
    }

    /**
     * Splits an amount that the hospital has approved the use of, or not: a restricted item that it
     * has not is paid in full by the person.
     */
    public LineSplit split(Money amount, BigDecimal count, boolean approved) {
        return isRestricted() && !approved
                ? new LineSplit(amount, Money.ZERO, Money.ZERO, Money.ZERO)
                : split(amount, count);
    }

    /**
     * Splits an amount: what exceeds ceiling times count is over the limit; of the rest the person
     * first pays a part, and what then remains is in scope. Half a fen goes to the person's part.
     *
     * @param amount not negative
     * @param count not negative
     */
    public LineSplit split(Money amount, BigDecimal count) {
        if (amount.isNegative() || count.signum() < 0) {
            throw new IllegalArgumentException(amount + " for " + count + " cannot be split");
        }
        if (itemClass == ItemClass.C) {
            return new LineSplit(amount, Money.ZERO, Money.ZERO, Money.ZERO);
        }
        Money within =
                ceiling.map(price -> Money.ofYuan(price.multiply(count), RoundingMode.HALF_UP))
                        .map(amount::min)
                        .orElse(amount);
        Money prior = within.portion(priorSelfPay, RoundingMode.HALF_UP);
        return new LineSplit(Money.ZERO, amount.minus(within), prior, within.minus(prior));
    }
}
