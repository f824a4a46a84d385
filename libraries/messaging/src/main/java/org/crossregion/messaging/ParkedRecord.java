package org.crossregion.messaging;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.Instant;
import java.util.UUID;

/** Tells the dead letter topic that an event was parked, with the event as it was. */
record ParkedRecord(
        UUID eventId,
        Instant occurredAt,
        String consumer,
        String sourceTopic,
        int partition,
        long offset,
        UUID parkedEventId,
        String parkedEventType,
        String messageKey,
        String reason,
        boolean behind,
        String payload)
        implements OutboxEvent {

    static ParkedRecord of(
            EventInbox inbox, ReceivedEvent event, String reason, boolean behind, Instant now) {
        return new ParkedRecord(
                EventIds.next(),
                now,
                inbox.consumer(),
                inbox.topic(),
                event.partition(),
                event.offset(),
                event.eventId(),
                event.type(),
                event.key(),
                reason,
                behind,
                event.payload());
    }

    @Override
    @JsonIgnore
    public String type() {
        return "event-parked.v1";
    }

    @Override
    @JsonIgnore
    public String key() {
        return messageKey;
    }

    @Override
    @JsonIgnore
    public String topic() {
        return sourceTopic + ".parked";
    }
}
