package org.crossregion.fund.year;

import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

    /**
     * Both schemes of every region that is asked about or has money here, region by region.
     *
     * @param asked regions, or provinces for all of theirs
     */
    static List<Standing> of(List<PairMoney> money, Set<RegionCode> asked) {
        Set<RegionCode> regions = new TreeSet<>(asked);
        for (PairMoney one : money) {
            if (asked.stream().noneMatch(region -> counts(one, region))) {
                regions.add(one.pair().insured());
            }
        }
        List<Standing> standings = new ArrayList<>();
        for (RegionCode region : regions) {
            for (Scheme scheme : Scheme.values()) {
                standings.add(
                        of(
                                region,
                                scheme,
                                money.stream()
                                        .filter(one -> one.scheme() == scheme)
                                        .filter(one -> counts(one, region))
                                        .toList()));
            }
        }
        return standings;
    }

    private static Standing of(RegionCode region, Scheme scheme, Collection<PairMoney> pairs) {
        return new Standing(
                region,
                scheme,
                Money.sum(pairs.stream().map(PairMoney::quota).toList()),
                Money.sum(pairs.stream().map(PairMoney::emergency).toList()),
                Money.sum(pairs.stream().map(PairMoney::paidIn).toList()),
                Money.sum(pairs.stream().map(PairMoney::held).toList()));
    }

    /** Whether a pair's money counts to a region's, or to a province's. */
    private static boolean counts(PairMoney money, RegionCode region) {
        RegionCode insured = money.pair().insured();
        return insured.equals(region) || region.isProvince() && region.sameProvince(insured);
    }
}
