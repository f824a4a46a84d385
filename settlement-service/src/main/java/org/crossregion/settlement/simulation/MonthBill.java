package org.crossregion.settlement.simulation;

import org.crossregion.settlement.benefit.BenefitPolicy;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.ClaimTerms;
import org.crossregion.settlement.benefit.CrossYear;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.benefit.YearPart;
import org.crossregion.values.CareType;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;

/**
 * A bill of the month as it was settled.
 *
 * @param stay whether it is for a stay
 * @param claimed reimbursed afterwards, so that layers paid which are not settled directly
 * @param divided it counts in two years, by the days of each
 * @param settledOn the day of its settlement
 * @param billedFrom the first of the days that it bills
 * @param billedUntil the day that they end before
 * @param borneBefore what it was told was borne of the yearly deductible, by year that it counts
 *     in; empty if it bore none
 * @param balanceBefore what the account held before it paid
 * @param accountMayPay the person let it pay and nothing suspended it
 * @param stands nobody has taken it back since
 */
record MonthBill(
        RegionCode insuredRegion,
        CareType careType,
        HospitalLevel level,
        String personType,
        boolean civilServant,
        FiledAs filing,
        boolean stay,
        boolean familyBed,
        boolean claimed,
        boolean divided,
        LocalDate settledOn,
        LocalDate billedFrom,
        LocalDate billedUntil,
        List<Money> borneBefore,
        FundSplit split,
        Money balanceBefore,
        boolean accountMayPay,
        boolean stands) {

    MonthBill {
        borneBefore = List.copyOf(borneBefore);
    }

    /** The years that it counts in by a policy. */
    List<YearPart.Days> days(BenefitPolicy policy) {
        LocalDate on = reckonedOn(policy.claims());
        return !stay || policy.crossYear() == CrossYear.WHOLE ? YearPart.of(on, on) : days();
    }

    /** The years of the days that it bills. */
    List<YearPart.Days> days() {
        return YearPart.of(billedFrom.isAfter(billedUntil) ? billedUntil : billedFrom, billedUntil);
    }

    /** The day whose year it counts in if it is not divided: of a claim that of its care. */
    LocalDate reckonedOn(ClaimTerms terms) {
        return claimed && !terms.yearOfSettlement() ? billedUntil : settledOn;
    }

    /** Whether it counts otherwise than whole in the year of its settlement. */
    boolean crosses(List<YearPart.Days> years) {
        return years.size() > 1 || years.get(0).year() != settledOn.getYear();
    }
}
