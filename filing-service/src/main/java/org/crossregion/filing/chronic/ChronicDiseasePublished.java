package org.crossregion.filing.chronic;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A region's terms of a chronic disease; replaces those of the same region, code and first day. */
record ChronicDiseasePublished(
        UUID eventId,
        Instant occurredAt,
        String region,
        String code,
        String name,
        LocalDate validFrom,
        int version,
        boolean entitlementRequired,
        int maxInstitutions)
        implements OutboxEvent {

    static ChronicDiseasePublished of(Versioned<ChronicDisease> row, Instant at) {
        ChronicDisease disease = row.value();
        return new ChronicDiseasePublished(
                EventIds.next(),
                at,
                disease.region().value(),
                disease.code(),
                disease.name(),
                disease.validFrom(),
                row.version(),
                disease.entitlementRequired(),
                disease.maxInstitutions());
    }

    @Override
    public String type() {
        return "chronic-disease-published.v1";
    }

    @Override
    public String key() {
        return "chronic-disease:" + region;
    }

    @Override
    public String topic() {
        return "filing-events";
    }
}
