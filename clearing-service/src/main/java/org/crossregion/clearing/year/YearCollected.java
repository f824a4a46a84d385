package org.crossregion.clearing.year;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.UUID;

/**
 * The event {@code year-collected.v1}: the draft of a year's end was collected, and the fund is
 * asked how it stands.
 */
record YearCollected(UUID eventId, Instant occurredAt, String authority, String tier, int year)
        implements OutboxEvent {

    static YearCollected of(PeriodKey year, Instant now) {
        return new YearCollected(
                EventIds.next(),
                now,
                year.circle().authority().value(),
                year.circle().tier().code(),
                year.period().firstDay().getYear());
    }

    @Override
    public String type() {
        return "year-collected.v1";
    }

    @Override
    public String key() {
        return authority + ":" + tier + ":" + year;
    }

    @Override
    public String topic() {
        return "clearing-events";
    }
}
