package org.crossregion.fund.year;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.ledger.CarryOver;
import org.crossregion.fund.ledger.Circle;
import org.crossregion.fund.ledger.ClosedYears;
import org.crossregion.fund.ledger.Holding;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Closes a circle's year, once, and tells how each region stood. */
@ApplicationScoped
class YearClosing {

    private static final String BY = "clearing";

    private final Ledger ledger;
    private final YearMoneyRepository money;
    private final ClosedYears years;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    YearClosing(
            Ledger ledger,
            YearMoneyRepository money,
            ClosedYears years,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.money = money;
        this.years = years;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Carries the money over and answers; a year that was closed is not answered again.
     *
     * @param regions whom clearing asks about; who has money here is told without being asked
     */
    @Transactional(TxType.MANDATORY)
    void close(Circle circle, int year, Set<RegionCode> regions) {
        ledger.lock();
        Instant now = clock.instant();
        if (!years.close(circle, year, now)) {
            return;
        }
        List<Standing> standings = Standing.of(money.of(circle, year), regions);
        List<Holding> holdings =
                ledger.holdings().stream().filter(one -> circle.encloses(one.pair())).toList();
        CarryOver.of(year, holdings, now, BY).forEach(ledger::book);
        outbox.add(FundYearClosed.of(circle, year, standings, now));
        audit.record(
                "fund-year-closed",
                "year/" + circle.authority() + "/" + circle.tier().code() + "/" + year,
                Map.of(
                        "balance",
                        Money.sum(standings.stream().map(Standing::balance).toList()).toString()));
    }
}
