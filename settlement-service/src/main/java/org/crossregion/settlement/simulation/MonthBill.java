package org.crossregion.settlement.simulation;

import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.values.CareType;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

/**
 * A bill of the month as it was settled.
 *
 * @param stay whether it is for a stay
 * @param claimed reimbursed afterwards, so that layers paid which are not settled directly
 * @param divided it counts in two years, by the days of each
 * @param inTwoYears it is for a stay that lies in two years, however it counts
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
        boolean inTwoYears,
        FundSplit split,
        Money balanceBefore,
        boolean accountMayPay,
        boolean stands) {}
