package org.crossregion.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the broker's record as an event.
 *
 * <p>A record that is none of ours becomes an event all the same, with an id made of its place, so
 * that it is parked like any other and not lost.
 *
 * @param fault why it is to be parked, if it is
 * @param failure of the last attempt to give it its effect, or null if there was none
 */
record Incoming(ReceivedEvent event, Optional<String> fault, Throwable failure) {

    private static final String UNKNOWN_TYPE = "unknown";

    static Incoming of(ConsumerRecord<String, String> record) {
        Optional<UUID> id = Header.get(record.headers(), Header.EVENT_ID).flatMap(Incoming::uuid);
        Optional<String> type = Header.get(record.headers(), Header.EVENT_TYPE);
        Optional<Instant> occurredAt =
                Header.get(record.headers(), Header.OCCURRED_AT).flatMap(Incoming::instant);
        var event =
                new ReceivedEvent(
                        id.orElseGet(() -> idOfPlace(record)),
                        type.orElse(UNKNOWN_TYPE),
                        Optional.ofNullable(record.key()).orElse(""),
                        record.partition(),
                        record.offset(),
                        occurredAt.orElseGet(() -> Instant.ofEpochMilli(record.timestamp())),
                        Header.get(record.headers(), Header.REQUEST_ID).orElse(null),
                        Optional.ofNullable(record.value()).orElse(""));
        return new Incoming(event, fault(record, id, type, occurredAt), null);
    }

    /** To be tried once more. */
    Incoming failed(Throwable why) {
        return new Incoming(event, fault, why);
    }

    /** To be parked. */
    Incoming faulty(Throwable why) {
        return new Incoming(event, Optional.of(Trouble.reason(why)), why);
    }

    private static Optional<String> fault(
            ConsumerRecord<String, String> record,
            Optional<UUID> id,
            Optional<String> type,
            Optional<Instant> occurredAt) {
        if (id.isEmpty()) {
            return Optional.of("the record has no " + Header.EVENT_ID);
        }
        if (type.isEmpty() || type.get().isBlank()) {
            return Optional.of("the record has no " + Header.EVENT_TYPE);
        }
        if (occurredAt.isEmpty()) {
            return Optional.of("the record has no " + Header.OCCURRED_AT);
        }
        return record.value() == null ? Optional.of("the record is empty") : Optional.empty();
    }

    private static UUID idOfPlace(ConsumerRecord<String, String> record) {
        String place = record.topic() + ":" + record.partition() + ":" + record.offset();
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
