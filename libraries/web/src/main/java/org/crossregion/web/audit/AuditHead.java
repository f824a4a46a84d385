package org.crossregion.web.audit;

import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The head of a service's audit chain on one day, kept where the service's database is not.
 *
 * @param position how many rows the chain has
 * @param hash in hexadecimal
 */
public record AuditHead(
        UUID eventId, Instant occurredAt, String service, LocalDate day, long position, String hash)
        implements OutboxEvent {

    @Override
    public String type() {
        return "audit-head.v1";
    }

    @Override
    public String key() {
        return service;
    }

    @Override
    public String topic() {
        return "audit-heads";
    }
}
