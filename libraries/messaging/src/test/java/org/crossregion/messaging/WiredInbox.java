package org.crossregion.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.slf4j.MDC;

import java.util.List;

/** An inbox as a service writes one, with two readers: stores the effect and tells of it. */
@ApplicationScoped
public class WiredInbox implements EventInbox {

    static volatile boolean ill;

    private final Jdbi jdbi;
    private final Outbox outbox;

    WiredInbox(Jdbi jdbi, Outbox outbox) {
        this.jdbi = jdbi;
        this.outbox = outbox;
    }

    @Override
    public String consumer() {
        return "wired";
    }

    @Override
    public String topic() {
        return Happened.TOPIC;
    }

    @Override
    public int readers() {
        return 2;
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            Happened happened = Events.read(event, Happened.class);
            jdbi.useHandle(
                    handle ->
                            handle.createUpdate(
                                            "insert into effect (subject, number, request_id)"
                                                    + " values (:subject, :number, :request)")
                                    .bind("subject", happened.subject())
                                    .bind("number", happened.number())
                                    .bind("request", MDC.get("requestId"))
                                    .execute());
            outbox.add(new Echoed(happened));
            if (ill) {
                throw new PoisonedEvent(event, "ill");
            }
        }
    }

    /** What this inbox tells: that it has heard. */
    record Echoed(Happened happened) implements OutboxEvent {
        @Override
        public java.util.UUID eventId() {
            return happened.eventId();
        }

        @Override
        public java.time.Instant occurredAt() {
            return happened.occurredAt();
        }

        @Override
        public String type() {
            return "echoed.v1";
        }

        @Override
        public String key() {
            return happened.subject();
        }

        @Override
        public String topic() {
            return "fund-events";
        }
    }
}
