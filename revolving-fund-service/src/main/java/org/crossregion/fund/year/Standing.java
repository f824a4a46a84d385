package org.crossregion.fund.year;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How the fund of a region, or of a province's regions, stood for one scheme when a year was over:
 * the sum of its pairs.
 *
 * @param paidIn when 31 December was over
 * @param held what lay in the fund then
 * @param drawnLater since then, for the year's periods and earlier ones
 * @param balance what lay there, less what was drawn later and with what was given back later
 */
record Standing(
        RegionCode region,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money opening,
        Money broughtIn,
        Money returned,
        Money drawn,
        Money replenished,
        Money held,
        Money drawnLater,
        Money replenishedLater,
        Money balance) {

    Standing {
        if (!held.equals(opening.plus(broughtIn).minus(returned).minus(drawn).plus(replenished))) {
            throw new IllegalStateException(
                    region + " " + scheme + ": the year's movements do not lead to what it held");
        }
        if (!balance.equals(held.minus(drawnLater).plus(replenishedLater))) {
            throw new IllegalStateException(region + " " + scheme + ": wrong balance");
        }
    }

    /**
     * Both schemes of every region that is asked about or has money here, region by region.
     *
     * @param asked regions, or provinces for all of theirs
     */
    static List<Standing> of(List<YearMoney> money, Set<RegionCode> asked) {
        Set<RegionCode> regions = new TreeSet<>(asked);
        for (YearMoney one : money) {
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

    private static Standing of(RegionCode region, Scheme scheme, Collection<YearMoney> pairs) {
        Money held = sum(pairs, YearMoney::held);
        Money drawnLater = sum(pairs, YearMoney::drawnLater);
        Money replenishedLater = sum(pairs, YearMoney::replenishedLater);
        return new Standing(
                region,
                scheme,
                sum(pairs, YearMoney::quota),
                sum(pairs, YearMoney::emergency),
                sum(pairs, YearMoney::paidIn),
                sum(pairs, YearMoney::opening),
                sum(pairs, YearMoney::broughtIn),
                sum(pairs, YearMoney::returned),
                sum(pairs, YearMoney::drawn),
                sum(pairs, YearMoney::replenished),
                held,
                drawnLater,
                replenishedLater,
                held.minus(drawnLater).plus(replenishedLater));
    }

    private static Money sum(Collection<YearMoney> pairs, Function<YearMoney, Money> what) {
        return Money.sum(pairs.stream().map(what).toList());
    }

    /** Whether a pair's money counts to a region's, or to a province's. */
    private static boolean counts(YearMoney money, RegionCode region) {
        RegionCode insured = money.pair().insured();
        return insured.equals(region) || region.isProvince() && region.sameProvince(insured);
    }
}
