package org.crossregion.fund.deadline;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The calendar has changed, and with it a deadline; see
 * docs/contracts/fund-deadline-moved.v1.schema.json.
 *
 * @param applyBy null if the agency's application is not counted
 */
record FundDeadlineMoved(
        UUID eventId,
        Instant occurredAt,
        String subject,
        String region,
        LocalDate applyBy,
        LocalDate dueOn,
        LocalDate wasDueOn)
        implements OutboxEvent {

    static FundDeadlineMoved of(
            OpenDeadline before, Optional<LocalDate> applyBy, LocalDate dueOn, Instant at) {
        return new FundDeadlineMoved(
                EventIds.next(),
                at,
                before.subject(),
                before.region().value(),
                applyBy.orElse(null),
                dueOn,
                before.dueOn());
    }

    @Override
    public String type() {
        return "fund-deadline-moved.v1";
    }

    @Override
    public String key() {
        return region;
    }

    @Override
    public String topic() {
        return "fund-events";
    }
}
