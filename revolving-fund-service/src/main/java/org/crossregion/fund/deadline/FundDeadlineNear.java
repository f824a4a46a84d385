package org.crossregion.fund.deadline;

import org.crossregion.fund.Authority;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The day by which an emergency increase has to be decided is near, reached or has just passed; see
 * docs/contracts/fund-deadline-near.v1.schema.json. Orders to pay are told of by clearing.
 *
 * @param region who has to act
 * @param counterpart who waits
 */
record FundDeadlineNear(
        UUID eventId,
        Instant occurredAt,
        String kind,
        String subject,
        LocalDate dueOn,
        int daysLeft,
        boolean overdue,
        String region,
        String counterpart)
        implements OutboxEvent {

    static FundDeadlineNear of(OpenDeadline deadline, int daysLeft, Instant at) {
        return new FundDeadlineNear(
                EventIds.next(),
                at,
                "increase-decision",
                deadline.subject(),
                deadline.dueOn(),
                daysLeft,
                daysLeft < 0,
                Authority.over(deadline.region()).value(),
                deadline.region().value());
    }

    @Override
    public String type() {
        return "fund-deadline-near.v1";
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
