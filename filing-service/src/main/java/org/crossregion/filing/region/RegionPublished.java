package org.crossregion.filing.region;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A region as it now stands; replaces what was published of the same code before. */
record RegionPublished(
        UUID eventId,
        Instant occurredAt,
        String code,
        String name,
        String poolingRegion,
        String member,
        LocalDate validFrom,
        String openingStage,
        boolean hosted,
        int version)
        implements OutboxEvent {

    static RegionPublished of(Versioned<Region> row, Instant at) {
        Region region = row.value();
        return new RegionPublished(
                EventIds.next(),
                at,
                region.code().value(),
                region.name(),
                region.poolingRegion().value(),
                region.member().value(),
                region.validFrom(),
                region.openingStage().code(),
                region.hosted(),
                row.version());
    }

    @Override
    public String type() {
        return "region-published.v1";
    }

    @Override
    public String key() {
        return "region:" + code;
    }

    @Override
    public String topic() {
        return "reference-events";
    }
}
