package org.crossregion.messaging;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;

import java.util.List;

/** Handles events within a request context, so that request scoped beans can be used. */
final class ScopedInbox implements EventInbox {

    private final EventInbox inbox;

    ScopedInbox(EventInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String consumer() {
        return inbox.consumer();
    }

    @Override
    public String topic() {
        return inbox.topic();
    }

    @Override
    public int readers() {
        return inbox.readers();
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        ManagedContext request = Arc.container().requestContext();
        if (request.isActive()) {
            inbox.handle(batch);
            return;
        }
        request.activate();
        try {
            inbox.handle(batch);
        } finally {
            request.terminate();
        }
    }
}
