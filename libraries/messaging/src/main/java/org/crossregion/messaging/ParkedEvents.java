package org.crossregion.messaging;

import org.crossregion.database.JobLock;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of parked events. */
final class ParkedEvents {

    private static final String COUNT = "select count(*) from parked_event";

    private static final String LIST =
            """
            select id, consumer, topic, "partition", "offset", event_id, event_type, message_key,
                   occurred_at, request_id, payload, reason, behind, attempts, parked_at
            from parked_event
            where id > :after and (:consumer::text is null or consumer = :consumer)
            order by id
            limit :limit
            """;

    private static final String FIRST_OF_KEY =
            """
            select id, consumer, topic, "partition", "offset", event_id, event_type, message_key,
                   occurred_at, request_id, payload, reason, behind, attempts, parked_at
            from parked_event
            where consumer = :consumer and message_key = :key
            order by id
            limit 1
            """;

    private static final String KEYS_AMONG =
            """
            select distinct message_key
            from parked_event
            where consumer = :consumer and message_key = any(:keys)
            order by message_key
            """;

    private static final String KEYS =
            """
            select message_key
            from parked_event
            where consumer = :consumer
            group by message_key
            order by min(id)
            """;

    private static final String COUNT_OF_KEY =
            """
            select count(*) from parked_event where consumer = :consumer and message_key = :key
            """;

    private static final String LOCK_KEY = "select pg_advisory_xact_lock(:lock)";

    private static final String ADD =
            """
            insert into parked_event
                (consumer, topic, "partition", "offset", event_id, event_type, message_key,
                 occurred_at, request_id, payload, reason, behind, attempts, parked_at)
            values
                (:consumer, :topic, :partition, :offset, :eventId, :eventType, :key,
                 :occurredAt, :requestId, :payload, :reason, :behind, :attempts, :parkedAt)
            on conflict (consumer, event_id) do nothing
            """;

    private static final String DELETE = "delete from parked_event where id = :id";

    private static final String FAILED_AGAIN =
            """
            update parked_event
            set reason = :reason, behind = false, attempts = attempts + 1
            where id = :id
            """;

    private ParkedEvents() {}

    static long count(Handle handle) {
        return handle.createQuery(COUNT).mapTo(Long.class).one();
    }

    static List<ParkedEvent> list(Handle handle, String consumer, long after, int limit) {
        return handle.createQuery(LIST)
                .bind("consumer", consumer)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(ParkedEvent.class)
                .list();
    }

    static Optional<ParkedEvent> firstOf(Handle handle, String consumer, String key) {
        return handle.createQuery(FIRST_OF_KEY)
                .bind("consumer", consumer)
                .bind("key", key)
                .mapTo(ParkedEvent.class)
                .findOne();
    }

    /** Those of the keys under which something is parked. */
    static Set<String> keysAmong(Handle handle, String consumer, Collection<String> keys) {
        return handle.createQuery(KEYS_AMONG)
                .bind("consumer", consumer)
                .bind("keys", keys)
                .mapTo(String.class)
                .set();
    }

    /** All keys with something parked, that which has waited longest first. */
    static List<String> keys(Handle handle, String consumer) {
        return handle.createQuery(KEYS).bind("consumer", consumer).mapTo(String.class).list();
    }

    static long countOf(Handle handle, String consumer, String key) {
        return handle.createQuery(COUNT_OF_KEY)
                .bind("consumer", consumer)
                .bind("key", key)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Until the transaction ends, nobody else parks or replays events of these keys.
     *
     * <p>Without it an event that arrives while the last one is replayed would park behind nothing.
     */
    static void lock(Handle handle, String consumer, Collection<String> keys) {
        keys.stream()
                .map(key -> JobLock.key("parked:" + consumer + ":" + key))
                .sorted()
                .distinct()
                .forEach(
                        lock ->
                                handle.createQuery(LOCK_KEY)
                                        .bind("lock", lock)
                                        .map((row, context) -> true)
                                        .one());
    }

    static void add(
            Handle handle,
            EventInbox inbox,
            ReceivedEvent event,
            String reason,
            boolean behind,
            Instant now) {
        handle.createUpdate(ADD)
                .bind("consumer", inbox.consumer())
                .bind("topic", inbox.topic())
                .bind("partition", event.partition())
                .bind("offset", event.offset())
                .bind("eventId", event.eventId())
                .bind("eventType", event.type())
                .bind("key", event.key())
                .bind("occurredAt", event.occurredAt())
                .bind("requestId", event.requestId())
                .bind("payload", event.payload())
                .bind("reason", reason)
                .bind("behind", behind)
                .bind("attempts", behind ? 0 : 1)
                .bind("parkedAt", now)
                .execute();
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate(DELETE).bind("id", id).execute();
    }

    static void failedAgain(Handle handle, long id, String reason) {
        handle.createUpdate(FAILED_AGAIN).bind("id", id).bind("reason", reason).execute();
    }
}
