package org.crossregion.settlement.month;

import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.UUID;

/**
 * A month takes nothing more; what clears of it is these records and sums. See docs/contracts.
 *
 * @param count the settlement-recorded events of the month that are in clearing, mirrors among them
 */
record MonthSealed(
        UUID eventId, Instant occurredAt, String month, long count, long totalFen, long clearedFen)
        implements OutboxEvent {

    @Override
    public String type() {
        return "month-sealed.v1";
    }

    @Override
    public String key() {
        return "month:" + month;
    }

    @Override
    public String topic() {
        return "settlement-events";
    }
}
