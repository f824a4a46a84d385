package org.crossregion.fund.adjustment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.fund.quota.Quota;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts beside each quota what it means in money, and what has moved. */
@ApplicationScoped
public class Adjustments {

    private final Ledger ledger;

    Adjustments(Ledger ledger) {
        this.ledger = ledger;
    }

    /** In the order of the quotas. */
    public List<PairAdjustment> of(int year, List<Quota> quotas) {
        Map<String, PairMoney> now = byPair(ledger.money(year));
        Map<String, PairMoney> before = byPair(ledger.money(year - 1));
        return quotas.stream()
                .map(
                        quota -> {
                            String key = key(quota.pair(), quota.scheme());
                            Optional<PairMoney> last = Optional.ofNullable(before.get(key));
                            Money moved =
                                    Optional.ofNullable(now.get(key))
                                            .map(PairMoney::adjusted)
                                            .orElse(Money.ZERO);
                            return new PairAdjustment(
                                    quota,
                                    Adjustment.of(quota, moved),
                                    last.map(PairMoney::emergency).orElse(Money.ZERO),
                                    last.map(PairMoney::arrears).orElse(Money.ZERO));
                        })
                .toList();
    }

    private static Map<String, PairMoney> byPair(List<PairMoney> all) {
        Map<String, PairMoney> byPair = new HashMap<>();
        all.forEach(money -> byPair.put(key(money.pair(), money.scheme()), money));
        return byPair;
    }

    private static String key(RegionPair pair, Scheme scheme) {
        return pair + " " + scheme.code();
    }
}
