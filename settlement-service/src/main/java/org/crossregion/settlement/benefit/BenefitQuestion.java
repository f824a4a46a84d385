package org.crossregion.settlement.benefit;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Money;

import java.util.Optional;

/**
 * Everything a benefit policy needs to know about one bill.
 *
 * @param parts what the bill is made of, by the catalogue
 * @param filing how the person is here, which decides the reduction
 * @param used in the year before this bill
 * @param stay whether this is a stay, to which the n-th admission applies
 * @param stayCounted an earlier bill of the same stay counted as an admission already
 * @param deductibleOfStay what earlier bills of the same stay bore of its deductible
 * @param accountBalance what the personal account holds
 * @param useAccount whether the person lets it pay, and nothing suspends it
 * @param accountSuspended a filing suspends it, which the explanation then says
 */
public record BenefitQuestion(
        LineSplit parts,
        CareType careType,
        HospitalLevel level,
        String personType,
        boolean civilServant,
        FiledAs filing,
        YearUse used,
        boolean stay,
        boolean stayCounted,
        Money deductibleOfStay,
        Money accountBalance,
        boolean useAccount,
        boolean accountSuspended) {

    /**
     * How a person comes to be settled here.
     *
     * @param type of the filing; absent if there is none
     * @param needed whether one would have been needed: an absent type is then unfiled care
     */
    public record FiledAs(Optional<FilingType> type, boolean needed) {

        /** The code of unfiled care, beside those of the filing types. */
        public static final String UNFILED = "unfiled";

        /** The code of care that no filing was needed for. */
        public static final String UNNEEDED = "not-needed";

        /** At home, or in an exempt county: no reduction. */
        public static final FiledAs NOT_NEEDED = new FiledAs(Optional.empty(), false);

        public static FiledAs of(FilingType type) {
            return new FiledAs(Optional.of(type), true);
        }

        /** How a policy's terms name it. */
        String code() {
            return type.map(FilingType::code).orElse(needed ? UNFILED : UNNEEDED);
        }
    }

    /** The same in a year that holds something else. */
    public BenefitQuestion on(YearUse otherUsed) {
        return with(parts, otherUsed, stayCounted, deductibleOfStay, accountBalance);
    }

    /** The same about a part of the bill. */
    BenefitQuestion of(LineSplit part) {
        return with(part, used, stayCounted, deductibleOfStay, accountBalance);
    }

    /**
     * The same about a later part of a stay.
     *
     * @param usedThen in the part's own year, by the stay's number of admission
     * @param deductibleBefore what the earlier parts bore
     * @param accountBefore what the account paid for them
     */
    BenefitQuestion continuing(YearUse usedThen, Money deductibleBefore, Money accountBefore) {
        return with(
                parts,
                usedThen,
                true,
                deductibleOfStay.plus(deductibleBefore),
                accountBalance.minus(accountBefore));
    }

    private BenefitQuestion with(
            LineSplit newParts,
            YearUse newUsed,
            boolean newCounted,
            Money newDeductible,
            Money newBalance) {
        return new BenefitQuestion(
                newParts,
                careType,
                level,
                personType,
                civilServant,
                filing,
                newUsed,
                stay,
                newCounted,
                newDeductible,
                newBalance,
                useAccount,
                accountSuspended);
    }

    public BenefitQuestion {
        if (parts.fullSelfPay().isNegative()
                || parts.overLimit().isNegative()
                || parts.priorSelfPay().isNegative()
                || parts.inScope().isNegative()) {
            throw new IllegalArgumentException("a bill with a negative part: " + parts);
        }
        if (useAccount && accountSuspended) {
            throw new IllegalArgumentException("a suspended account does not pay");
        }
    }
}
