package org.crossregion.filing.workday;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The working days of a year as they now stand; replaces what was published of that year. */
record WorkingDaysPublished(
        UUID eventId,
        Instant occurredAt,
        int year,
        boolean provisional,
        List<LocalDate> holidays,
        List<LocalDate> workedWeekends,
        int version)
        implements OutboxEvent {

    static WorkingDaysPublished of(Versioned<WorkingDays> row, Instant at) {
        return new WorkingDaysPublished(
                EventIds.next(),
                at,
                row.value().year(),
                row.value().provisional(),
                row.value().holidays(),
                row.value().workedWeekends(),
                row.version());
    }

    @Override
    public String type() {
        return "working-days-published.v1";
    }

    @Override
    public String key() {
        return "working-days:" + year;
    }

    @Override
    public String topic() {
        return "reference-events";
    }
}
