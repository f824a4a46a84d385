package org.crossregion.filing.agency;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An agency as it now stands; replaces what was published of the same code before.
 *
 * @param parent the agency above it, or null for the head of a region
 * @param validUntil the last day it is competent, or null
 */
record AgencyPublished(
        UUID eventId,
        Instant occurredAt,
        String code,
        String name,
        String region,
        List<String> districts,
        String parent,
        LocalDate validFrom,
        LocalDate validUntil,
        int version)
        implements OutboxEvent {

    static AgencyPublished of(Versioned<Agency> row, Instant at) {
        Agency agency = row.value();
        return new AgencyPublished(
                EventIds.next(),
                at,
                agency.code(),
                agency.name(),
                agency.region().value(),
                agency.districts().stream().map(RegionCode::value).toList(),
                agency.isHead() ? null : agency.parent(),
                agency.validFrom(),
                agency.validUntil().orElse(null),
                row.version());
    }

    @Override
    public String type() {
        return "agency-published.v1";
    }

    @Override
    public String key() {
        return "agency:" + code;
    }

    @Override
    public String topic() {
        return "reference-events";
    }
}
