package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much more a region owed than it was owed in a year, for one scheme (净流出). It is shared out
 * among the counterparties it flowed to, by largest remainder; a region that was owed more has
 * none.
 */
final class NetOutflow {

    private NetOutflow() {}

    /**
     * The part of each counterparty that money flowed to on balance; empty for a region that was
     * owed at least what it owed. The parts come to the region's net outflow.
     *
     * @param owed what each pair's insured region owed its treatment region
     * @param counterparties whom the region is measured against
     */
    static SortedMap<RegionCode, Money> of(
            RegionCode region, List<RegionCode> counterparties, Map<RegionPair, Money> owed) {
        List<RegionCode> outward = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        Money net = Money.ZERO;
        for (RegionCode other : counterparties) {
            Money out = owed.getOrDefault(new RegionPair(region, other), Money.ZERO);
            Money in = owed.getOrDefault(new RegionPair(other, region), Money.ZERO);
            Money flow = out.minus(in);
            net = net.plus(flow);
            if (flow.isPositive()) {
                outward.add(other);
                weights.add(flow.fen());
            }
        }
        SortedMap<RegionCode, Money> parts = new TreeMap<>();
        if (net.isPositive()) {
            List<Money> shares = net.shareOut(weights, 1);
            for (int i = 0; i < shares.size(); i++) {
                parts.put(outward.get(i), shares.get(i));
            }
        }
        return parts;
    }
}
