package org.crossregion.filing.deadline;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A day is near, reached or just missed; told once for each subject, day and step.
 *
 * @param daysLeft days to the day it is due; 0 on it, -1 on the day after
 * @param agency who is competent, or null if the region has no agencies
 */
record DeadlineNear(
        UUID eventId,
        Instant occurredAt,
        String kind,
        String subject,
        LocalDate dueOn,
        int daysLeft,
        boolean overdue,
        String personNo,
        String region,
        String agency)
        implements OutboxEvent {

    static DeadlineNear of(DeadlineKind kind, Deadline deadline, int daysLeft, Instant at) {
        return new DeadlineNear(
                EventIds.next(),
                at,
                kind.code(),
                deadline.subject(),
                deadline.dueOn(),
                daysLeft,
                daysLeft < 0,
                deadline.personNo(),
                deadline.region().value(),
                deadline.agency().orElse(null));
    }

    @Override
    public String type() {
        return "deadline-near.v1";
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
