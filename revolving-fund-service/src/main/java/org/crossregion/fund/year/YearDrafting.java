package org.crossregion.fund.year;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.RegionCode;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells how a circle's regions stand in a year that is not closed; nothing is booked by it. */
@ApplicationScoped
class YearDrafting {

    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    YearDrafting(Ledger ledger, Outbox outbox, Clock clock) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void tell(Circle circle, int year) {
        List<PairMoney> money =
                ledger.money(year).stream().filter(one -> circle.encloses(one.pair())).toList();
        outbox.add(
                FundYearDrafted.of(
                        circle, year, Standing.of(money, asked(circle, money)), clock.instant()));
    }

    /** The nation's regions are provinces; any other authority is told of each region. */
    private static Set<RegionCode> asked(Circle circle, List<PairMoney> money) {
        return circle.authority().equals(RegionCode.NATION)
                ? money.stream()
                        .map(one -> one.pair().insured().province())
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
