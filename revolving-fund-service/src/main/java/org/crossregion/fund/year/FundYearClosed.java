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
     * How a region stood at the close.
     *
     * @param quotaFen without increases
     * @param balanceFen what lies in the fund
     */
    record Region(
            String region,
            String scheme,
            long quotaFen,
            long emergencyFen,
            long paidInFen,
            long balanceFen) {

        static Region of(Standing one) {
            return new Region(
                    one.region().value(),
                    one.scheme().code(),
                    one.quota().fen(),
                    one.emergency().fen(),
                    one.paidIn().fen(),
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
