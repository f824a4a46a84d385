package org.crossregion.filing.institution;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An institution as it now stands; replaces what was published of the same code before. */
record InstitutionPublished(
        UUID eventId,
        Instant occurredAt,
        String code,
        String name,
        @JsonProperty("type") String institutionType,
        String level,
        String region,
        boolean tertiaryBOrHigher,
        boolean specialty,
        boolean networked,
        String agreement,
        LocalDate agreementUntil,
        String gatewayMode,
        List<String> gatewayNetworks,
        int version)
        implements OutboxEvent {

    static InstitutionPublished of(Versioned<Institution> row, Instant at) {
        Institution institution = row.value();
        return new InstitutionPublished(
                EventIds.next(),
                at,
                institution.code(),
                institution.name(),
                institution.type().code(),
                institution.level(),
                institution.region().value(),
                institution.tertiaryBOrHigher(),
                institution.specialty(),
                institution.networked(),
                institution.agreement().code(),
                institution.agreementUntil().orElse(null),
                institution.gatewayMode().code(),
                institution.gatewayNetworks(),
                row.version());
    }

    @Override
    public String type() {
        return "institution-published.v1";
    }

    @Override
    public String key() {
        return "institution:" + code;
    }

    @Override
    public String topic() {
        return "reference-events";
    }
}
