package org.crossregion.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that has happened and that other services are told: a record of plain fields whose
 * components are the JSON of the message.
 */
public interface OutboxEvent {

    UUID eventId();

    Instant occurredAt();

    /** Name and version, such as {@code settlement-recorded.v1}. */
    String type();

    /** Events of one key reach every consumer in the order in which they were committed. */
    String key();

    /** The topic without the prefix of the installation. */
    String topic();
}
