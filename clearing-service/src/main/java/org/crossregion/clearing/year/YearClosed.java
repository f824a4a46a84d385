package org.crossregion.clearing.year;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.UUID;

/** The event {@code year-closed.v1}: nothing more of the year is cleared in it. */
record YearClosed(UUID eventId, Instant occurredAt, String authority, String tier, int year)
        implements OutboxEvent {

    static YearClosed of(PeriodKey year, Instant now) {
        return new YearClosed(
                EventIds.next(),
                now,
                year.circle().authority().value(),
                year.circle().tier().code(),
                year.period().firstDay().getYear());
    }

    @Override
    public String type() {
        return "year-closed.v1";
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
