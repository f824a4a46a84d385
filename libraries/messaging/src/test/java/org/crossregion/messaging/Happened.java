package org.crossregion.messaging;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.Instant;
import java.util.UUID;

/** The event of these tests: something with a subject and a number. */
public record Happened(UUID eventId, Instant occurredAt, String subject, long number)
        implements OutboxEvent {

    static final String TOPIC = "test-events";

    static Happened to(String subject, long number) {
        return new Happened(
                EventIds.next(), Instant.parse("2026-10-20T02:00:00Z"), subject, number);
    }

    @Override
    public String type() {
        return "happened.v1";
    }

    @Override
    public String key() {
        return subject;
    }

    @Override
    @JsonIgnore
    public String topic() {
        return TOPIC;
    }
}
