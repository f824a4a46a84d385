package org.crossregion.filing.identity;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A special identity as it now stands; replaces what was told of the same person, type and first
 * day.
 *
 * @param validUntil null without an end
 */
record SpecialIdentityPublished(
        UUID eventId,
        Instant occurredAt,
        String personNo,
        String identityType,
        String level,
        LocalDate validFrom,
        LocalDate validUntil,
        String memo,
        int version)
        implements OutboxEvent {

    static SpecialIdentityPublished of(Versioned<SpecialIdentity> row, Instant at) {
        SpecialIdentity one = row.value();
        return new SpecialIdentityPublished(
                EventIds.next(),
                at,
                one.personNo(),
                one.identityType(),
                one.level(),
                one.validFrom(),
                one.validUntil().orElse(null),
                one.memo(),
                row.version());
    }

    @Override
    public String type() {
        return "special-identity-published.v1";
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
