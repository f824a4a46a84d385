package org.crossregion.clearing.deadline;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The event {@code clearing-deadline-near.v1}: a day by which a region has to act is near, reached
 * or has just passed. Told once for each subject, day and step.
 *
 * @param region who has to act
 * @param silence what its silence means, or null
 * @param escalatedTo the authority that is told because the day has passed, or null
 */
record ClearingDeadlineNear(
        UUID eventId,
        Instant occurredAt,
        String kind,
        String subject,
        LocalDate dueOn,
        int daysLeft,
        boolean overdue,
        String region,
        String counterpart,
        String silence,
        String escalatedTo)
        implements OutboxEvent {

    static ClearingDeadlineNear of(Deadline deadline, int daysLeft, Instant at) {
        return new ClearingDeadlineNear(
                EventIds.next(),
                at,
                deadline.kind().code(),
                deadline.subject(),
                deadline.dueOn(),
                daysLeft,
                daysLeft < 0,
                deadline.region().value(),
                deadline.counterpart().value(),
                deadline.silence().orElse(null),
                deadline.escalatedTo()
                        .filter(authority -> daysLeft < 0)
                        .map(RegionCode::value)
                        .orElse(null));
    }

    @Override
    public String type() {
        return "clearing-deadline-near.v1";
    }

    @Override
    public String key() {
        return region;
    }

    @Override
    public String topic() {
        return "clearing-events";
    }
}
