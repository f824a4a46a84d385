package org.crossregion.fund.draw;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.UUID;

/** The fund has got back what it lent; see docs/contracts/fund-replenished.v1.schema.json. */
record FundReplenished(
        UUID eventId,
        Instant occurredAt,
        UUID payment,
        String region,
        String scheme,
        long amountFen)
        implements OutboxEvent {

    static FundReplenished of(Replenishment done, String scheme) {
        return new FundReplenished(
                EventIds.next(),
                done.at(),
                done.payment(),
                done.region().value(),
                scheme,
                done.amount().fen());
    }

    @Override
    public String type() {
        return "fund-replenished.v1";
    }

    @Override
    public String key() {
        return region + ":" + scheme;
    }

    @Override
    public String topic() {
        return "fund-events";
    }
}
