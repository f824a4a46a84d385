package org.crossregion.filing.suspension;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person's suspension as it stands; replaces what was told of it before.
 *
 * @param until the last day; null if it lasts until it is released
 * @param releasedOn the first day it holds no more, by a decision; null while it stands
 */
record SuspensionChanged(
        UUID eventId,
        Instant occurredAt,
        String suspensionId,
        int version,
        String personNo,
        String insuredRegion,
        String kind,
        LocalDate from,
        LocalDate until,
        String reason,
        String author,
        LocalDate releasedOn,
        String releasedBy,
        String releaseReason)
        implements OutboxEvent {

    static SuspensionChanged of(Suspension one, Instant at) {
        return new SuspensionChanged(
                EventIds.next(),
                at,
                one.id(),
                one.version(),
                one.personNo(),
                one.insuredRegion().value(),
                one.kind().code(),
                one.from(),
                one.until().orElse(null),
                one.reason(),
                one.author(),
                one.release().map(Suspension.Release::on).orElse(null),
                one.release().map(Suspension.Release::by).orElse(null),
                one.release().map(Suspension.Release::reason).orElse(null));
    }

    @Override
    public String type() {
        return "person-suspension-changed.v1";
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
