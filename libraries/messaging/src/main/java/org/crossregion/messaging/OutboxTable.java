package org.crossregion.messaging;

import org.jdbi.v3.core.Handle;

import java.util.List;

/** Writes events to the outbox and counts them; reading and deleting is the relay's alone. */
final class OutboxTable {

    private static final String ADD =
            """
            insert into outbox
                (event_id, event_type, topic, message_key, occurred_at, request_id, payload)
            values (:eventId, :type, :topic, :key, :occurredAt, :requestId, :payload)
            """;

    private static final String ADD_ALL =
            """
            insert into outbox
                (event_id, event_type, topic, message_key, occurred_at, request_id, payload)
            select event_id, event_type, topic, message_key, occurred_at, request_id, payload
            from unnest(:ids, :types, :topics, :keys, :times, :requestIds, :payloads)
                with ordinality
                as added (event_id, event_type, topic, message_key, occurred_at, request_id,
                    payload, place)
            order by place
            """;

    private static final String COUNT = "select count(*) from outbox";

    private OutboxTable() {}

    static void add(Handle handle, OutboxEvent event, String requestId) {
        try (var insert = handle.createUpdate(ADD)) {
            insert.bind("eventId", event.eventId())
                    .bind("type", event.type())
                    .bind("topic", event.topic())
                    .bind("key", event.key())
                    .bind("occurredAt", event.occurredAt())
                    .bind("requestId", requestId)
                    .bind("payload", Events.write(event))
                    .execute();
        }
    }

    /**
     * @param requestIds of each event the request that it comes from; null for none
     */
    static void addAll(Handle handle, List<? extends OutboxEvent> events, List<String> requestIds) {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = handle.createUpdate(ADD_ALL)) {
            insert.bind("ids", events.stream().map(OutboxEvent::eventId).toList())
                    .bind("types", events.stream().map(OutboxEvent::type).toList())
                    .bind("topics", events.stream().map(OutboxEvent::topic).toList())
                    .bind("keys", events.stream().map(OutboxEvent::key).toList())
                    .bind("times", events.stream().map(OutboxEvent::occurredAt).toList())
                    .bindArray("requestIds", String.class, requestIds)
                    .bind("payloads", events.stream().map(Events::write).toList())
                    .execute();
        }
    }

    static long count(Handle handle) {
        try (var query = handle.createQuery(COUNT)) {
            return query.mapTo(Long.class).one();
        }
    }
}
