package org.crossregion.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it came from the broker; its payload is still JSON text.
 *
 * @param requestId of the request that caused it, or null if none is known
 */
public record ReceivedEvent(
        UUID eventId,
        String type,
        String key,
        int partition,
        long offset,
        Instant occurredAt,
        String requestId,
        String payload) {

    /** Without the payload, which may hold what must not reach a log. */
    @Override
    public String toString() {
        return type + " " + eventId + " of " + key + " at " + partition + ":" + offset;
    }
}
