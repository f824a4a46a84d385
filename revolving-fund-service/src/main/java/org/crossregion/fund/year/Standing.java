package org.crossregion.fund.year;

import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.Collection;

/**
 * How the fund of a region, or of a province's regions, stands for one scheme: the sum of its
 * pairs.
 *
 * @param balance what lies in the fund
 */
record Standing(
        RegionCode region,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money balance) {

    static Standing of(RegionCode region, Scheme scheme, Collection<PairMoney> pairs) {
        return new Standing(
                region,
                scheme,
                Money.sum(pairs.stream().map(PairMoney::quota).toList()),
                Money.sum(pairs.stream().map(PairMoney::emergency).toList()),
                Money.sum(pairs.stream().map(PairMoney::paidIn).toList()),
                Money.sum(pairs.stream().map(PairMoney::held).toList()));
    }

    /** Whether a pair's money counts to a region's, or to a province's. */
    static boolean counts(PairMoney money, RegionCode region) {
        RegionCode insured = money.pair().insured();
        return insured.equals(region) || region.isProvince() && region.sameProvince(insured);
    }
}
