package org.crossregion.settlement.fee;

import org.crossregion.settlement.catalogue.ItemClass;
import org.crossregion.settlement.catalogue.ItemMarks;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A fee line after the catalogue was asked: what of it is paid in full by the person, over the
 * price limit, paid by the person first, and in scope. The four add up to the line's amount.
 *
 * @param itemName the catalogue's name; empty if the item is not in it
 * @param priorSelfPayRate 先行自付比例; the whole for class C
 * @param ceiling the highest price of one unit that is in scope; absent if there is none
 * @param chargeCategory 医疗收费项目类别 01…14
 * @param restricted the use the item is in scope for (限定支付范围); empty if there is no limit
 * @param marks what else the catalogue said of the item
 */
public record ClassedFeeLine(
        FeeLine line,
        String itemName,
        ItemClass itemClass,
        Rate priorSelfPayRate,
        Optional<BigDecimal> ceiling,
        String chargeCategory,
        String restricted,
        ItemMarks marks,
        Money fullSelfPay,
        Money overLimit,
        Money priorSelfPay,
        Money inScope) {

    public ClassedFeeLine {
        Money made = fullSelfPay.plus(overLimit).plus(priorSelfPay).plus(inScope);
        if (!made.equals(line.amount())) {
            throw new IllegalArgumentException(
                    "the parts of line "
                            + line.lineNo()
                            + " make "
                            + made
                            + ", not "
                            + line.amount());
        }
    }

    public boolean isRestricted() {
        return !restricted.isEmpty();
    }

    /** Whether it is out of scope just because its use was not approved. */
    public boolean lacksApproval() {
        return isRestricted() && line.refundOf().isEmpty() && !line.isApproved();
    }
}
