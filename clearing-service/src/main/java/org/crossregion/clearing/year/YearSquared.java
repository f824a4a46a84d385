package org.crossregion.clearing.year;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The event {@code year-squared.v1}: a year was verified and published, and this is how its regions
 * stand. A province tier tells of the pairs within the province; those that cross its border are
 * told by the national tier.
 */
record YearSquared(
        UUID eventId,
        Instant occurredAt,
        String authority,
        String tier,
        int year,
        List<Region> regions)
        implements OutboxEvent {

    /**
     * How a region stands under one scheme.
     *
     * @param receivableFen what the twelve months come to
     * @param adjustmentsFen what the year's end adds, receivable less payable
     * @param outstandingReceivableFen what is still to be received, year's end included
     */
    record Region(
            String region,
            String scheme,
            long receivableFen,
            long payableFen,
            long collectedFen,
            long paidFen,
            long adjustmentsFen,
            long outstandingReceivableFen,
            long outstandingPayableFen) {}

    static YearSquared of(PeriodKey year, YearFigures figures, Instant now) {
        return new YearSquared(
                EventIds.next(),
                now,
                year.circle().authority().value(),
                year.circle().tier().code(),
                year.period().firstDay().getYear(),
                regions(year, figures));
    }

    @Override
    public String type() {
        return "year-squared.v1";
    }

    @Override
    public String key() {
        return authority + ":" + tier + ":" + year;
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    private static List<Region> regions(PeriodKey year, YearFigures figures) {
        boolean national = year.circle().tier() == Tier.NATIONAL;
        return YearStanding.of(figures, figure -> national || figure.within()).stream()
                .map(YearSquared::region)
                .toList();
    }

    private static Region region(YearStanding standing) {
        return new Region(
                standing.region().value(),
                standing.scheme().code(),
                standing.receivable().fen(),
                standing.payable().fen(),
                standing.collected().fen(),
                standing.paid().fen(),
                standing.adjustment().fen(),
                standing.outstandingReceivable().fen(),
                standing.outstandingPayable().fen());
    }
}
