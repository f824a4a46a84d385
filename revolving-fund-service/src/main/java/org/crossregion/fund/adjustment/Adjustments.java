package org.crossregion.fund.adjustment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.fund.quota.Quota;
import org.crossregion.fund.quota.YearEnd;
import org.crossregion.fund.quota.YearEnds;
import org.crossregion.values.Money;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts beside each quota what it means in money, and what has moved. */
@ApplicationScoped
public class Adjustments {

    private final Ledger ledger;
    private final YearEnds yearEnds;

    Adjustments(Ledger ledger, YearEnds yearEnds) {
        this.ledger = ledger;
        this.yearEnds = yearEnds;
    }

    /** In the order of the quotas. */
    public List<PairAdjustment> of(int year, List<Quota> quotas) {
        Map<String, PairMoney> now = byPair(ledger.money(year));
        Map<String, YearEnd> before = yearEnds.of(year - 1);
        return quotas.stream()
                .map(
                        quota -> {
                            String key = YearEnd.key(quota.pair(), quota.scheme());
                            Optional<YearEnd> last = Optional.ofNullable(before.get(key));
                            Money moved =
                                    Optional.ofNullable(now.get(key))
                                            .map(PairMoney::adjusted)
                                            .orElse(Money.ZERO);
                            return new PairAdjustment(
                                    quota,
                                    Adjustment.of(quota, moved),
                                    last.map(YearEnd::emergency).orElse(Money.ZERO),
                                    last.map(YearEnd::arrears).orElse(Money.ZERO));
                        })
                .toList();
    }

    private static Map<String, PairMoney> byPair(List<PairMoney> all) {
        Map<String, PairMoney> byPair = new HashMap<>();
        all.forEach(money -> byPair.put(YearEnd.key(money.pair(), money.scheme()), money));
        return byPair;
    }
}
