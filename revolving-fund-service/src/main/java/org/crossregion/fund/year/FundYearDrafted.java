package org.crossregion.fund.year;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How the fund stands in a year it has not closed; see
 * docs/contracts/fund-year-drafted.v1.schema.json.
 */
record FundYearDrafted(
        UUID eventId,
        Instant occurredAt,
        String authority,
        String tier,
        int year,
        List<FundYearClosed.Region> regions)
        implements OutboxEvent {

    static FundYearDrafted of(Circle circle, int year, List<Standing> standings, Instant now) {
        return new FundYearDrafted(
                EventIds.next(),
                now,
                circle.authority().value(),
                circle.tier().code(),
                year,
                standings.stream().map(FundYearClosed.Region::of).toList());
    }

    @Override
    public String type() {
        return "fund-year-drafted.v1";
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
