package org.crossregion.fund.draw;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

/** A region that has not paid, or a province for its regions, and what it owes. */
record Debtor(RegionCode region, Money amount) {

    /** Whether an insured region's fund stands in for this debtor. */
    static boolean standsInFor(RegionCode insured, RegionCode debtor) {
        return insured.equals(debtor) || debtor.isProvince() && debtor.sameProvince(insured);
    }
}
