package org.crossregion.filing.chronic;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An entitlement as it stands after a step; replaces what was told of it before.
 *
 * @param validUntil null if it has no end
 * @param withdrawnOn the first day it holds no more; null while it stands
 */
record EntitlementChanged(
        UUID eventId,
        Instant occurredAt,
        String entitlementId,
        int version,
        String step,
        String personNo,
        String insuredRegion,
        String scheme,
        String diseaseCode,
        String diseaseName,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate withdrawnOn,
        List<String> institutions)
        implements OutboxEvent {

    static EntitlementChanged of(Entitlement one, EntitlementStep.Kind step, Instant at) {
        return new EntitlementChanged(
                EventIds.next(),
                at,
                one.id(),
                one.version(),
                step.code(),
                one.personNo(),
                one.insuredRegion().value(),
                one.scheme().code(),
                one.diseaseCode(),
                one.diseaseName(),
                one.validFrom(),
                one.validUntil().orElse(null),
                one.withdrawnOn().orElse(null),
                one.institutions());
    }

    @Override
    public String type() {
        return "chronic-entitlement-changed.v1";
    }

    @Override
    public String key() {
        return personNo;
    }

    @Override
    public String topic() {
        return "filing-events";
    }
}
