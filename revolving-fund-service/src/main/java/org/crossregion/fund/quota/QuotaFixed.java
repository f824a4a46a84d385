package org.crossregion.fund.quota;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.UUID;

/**
 * A year's quota of a pair and scheme is in force, approved and published; see
 * docs/contracts/quota-fixed.v1.schema.json.
 */
public record QuotaFixed(
        UUID eventId,
        Instant occurredAt,
        int year,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        long quotaFen,
        int version)
        implements OutboxEvent {

    static QuotaFixed of(Quota quota, Instant publishedAt) {
        return new QuotaFixed(
                EventIds.next(),
                publishedAt,
                quota.year(),
                quota.pair().insured().value(),
                quota.pair().treatment().value(),
                quota.scheme().code(),
                quota.amount().fen(),
                quota.version());
    }

    @Override
    public String type() {
        return "quota-fixed.v1";
    }

    @Override
    public String key() {
        return insuredRegion + ":" + treatmentRegion + ":" + scheme;
    }

    @Override
    public String topic() {
        return "fund-events";
    }
}
