package org.crossregion.fund.year;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The fund's year is closed; see docs/contracts/fund-year-closed.v1.schema.json. */
record FundYearClosed(
        UUID eventId,
        Instant occurredAt,
        String authority,
        String tier,
        int year,
        List<Region> regions)
        implements OutboxEvent {

    /**
     * How a region stood when the year was over.
     *
     * @param quotaFen without increases
     * @param paidInFen when 31 December was over, as opening and held
     * @param heldFen opening, with what was brought in and given back, less what was returned and
     *     drawn over the year
     * @param drawnLaterFen drawn since, for periods up to the year's own
     * @param replenishedLaterFen given back since, of what was drawn for such periods
     * @param balanceFen held, less what was drawn and with what was given back later
     */
    record Region(
            String region,
            String scheme,
            long quotaFen,
            long emergencyFen,
            long paidInFen,
            long openingFen,
            long broughtInFen,
            long returnedFen,
            long drawnFen,
            long replenishedFen,
            long heldFen,
            long drawnLaterFen,
            long replenishedLaterFen,
            long balanceFen) {

        static Region of(Standing one) {
            return new Region(
                    one.region().value(),
                    one.scheme().code(),
                    one.quota().fen(),
                    one.emergency().fen(),
                    one.paidIn().fen(),
                    one.opening().fen(),
                    one.broughtIn().fen(),
                    one.returned().fen(),
                    one.drawn().fen(),
                    one.replenished().fen(),
                    one.held().fen(),
                    one.drawnLater().fen(),
                    one.replenishedLater().fen(),
                    one.balance().fen());
        }
    }

    static FundYearClosed of(Circle circle, int year, List<Standing> standings, Instant now) {
        return new FundYearClosed(
                EventIds.next(),
                now,
                circle.authority().value(),
                circle.tier().code(),
                year,
                standings.stream().map(Region::of).toList());
    }

    @Override
    public String type() {
        return "fund-year-closed.v1";
    }

    @Override
    public String key() {
        return authority + ":" + tier + ":" + year;
    }

    @Override
    public String topic() {
        return "fund-events";
    }
}
