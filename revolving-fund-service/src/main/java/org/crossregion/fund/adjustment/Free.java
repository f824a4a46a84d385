package org.crossregion.fund.adjustment;

import org.crossregion.fund.ledger.Holding;
import org.crossregion.fund.notice.Notices;
import org.crossregion.fund.quota.YearEnd;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lies in the fund and has not been promised to be returned, per pair and scheme. */
record Free(Map<String, Money> held, Notices.Promised promised) {

    static Free of(List<Holding> holdings, Notices.Promised promised) {
        Map<String, Money> held = new HashMap<>();
        holdings.forEach(
                one -> held.merge(YearEnd.key(one.pair(), one.scheme()), one.held(), Money::plus));
        return new Free(held, promised);
    }

    Money of(RegionPair pair, Scheme scheme) {
        return held.getOrDefault(YearEnd.key(pair, scheme), Money.ZERO)
                .minus(promised.of(pair, scheme))
                .orZeroIfNegative();
    }

    /** Nothing of some pairs and schemes, by {@link YearEnd#key}. */
    Free except(Set<String> pairs) {
        Map<String, Money> others = new HashMap<>(held);
        others.keySet().removeAll(pairs);
        return new Free(others, promised);
    }
}
