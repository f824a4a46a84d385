package org.crossregion.settlement.chain;

import com.fasterxml.jackson.annotation.JsonAnyGetter;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An event that another service would tell, sent to the real broker from here. */
final class Told implements OutboxEvent {

    private final UUID eventId = EventIds.next();
    private final String topic;
    private final String type;
    private final String key;
    private final Map<String, Object> fields;

    Told(String topic, String type, String key, Map<String, Object> fields) {
        this.topic = topic;
        this.type = type;
        this.key = key;
        this.fields = fields;
    }

    @JsonAnyGetter
    public Map<String, Object> fields() {
        return fields;
    }

    @Override
    public UUID eventId() {
        return eventId;
    }

    @Override
    public Instant occurredAt() {
        return Instant.EPOCH;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String topic() {
        return topic;
    }
}
