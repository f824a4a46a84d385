package org.crossregion.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that waits for somebody to look.
 *
 * @param reason what failed, last; or what it waits behind
 * @param behind whether it is parked only because an earlier event of its key is
 * @param attempts how often it was tried
 */
public record ParkedEvent(
        long id,
        String consumer,
        String topic,
        int partition,
        long offset,
        UUID eventId,
        String eventType,
        String messageKey,
        Instant occurredAt,
        String requestId,
        String payload,
        String reason,
        boolean behind,
        int attempts,
        Instant parkedAt) {

    ReceivedEvent received() {
        return new ReceivedEvent(
                eventId, eventType, messageKey, partition, offset, occurredAt, requestId, payload);
    }

    /** Without the payload, which may hold what must not reach a log. */
    @Override
    public String toString() {
        return consumer + ": " + received() + ": " + reason;
    }
}
