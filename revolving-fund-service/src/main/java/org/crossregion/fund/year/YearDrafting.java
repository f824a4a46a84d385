package org.crossregion.fund.year;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.RegionCode;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells how a circle's regions stand in a year that is not closed; nothing is booked by it. */
@ApplicationScoped
class YearDrafting {

    private final YearMoneyRepository money;
    private final Outbox outbox;
    private final Clock clock;

    YearDrafting(YearMoneyRepository money, Outbox outbox, Clock clock) {
        this.money = money;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void tell(Circle circle, int year) {
        List<YearMoney> pairs = money.of(circle, year);
        outbox.add(
                FundYearDrafted.of(
                        circle, year, Standing.of(pairs, asked(circle, pairs)), clock.instant()));
    }

    /** The nation's regions are provinces; any other authority is told of each region. */
    private static Set<RegionCode> asked(Circle circle, List<YearMoney> pairs) {
        return circle.authority().equals(RegionCode.NATION)
                ? pairs.stream()
                        .map(one -> one.pair().insured().province())
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
