package org.crossregion.fund;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.ReceivedEvent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to what the fund tells the others, as they would. */
@ApplicationScoped
class Heard implements EventInbox {

    private final List<ReceivedEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public String consumer() {
        return "test-listener";
    }

    @Override
    public String topic() {
        return "fund-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        events.addAll(batch);
    }

    /** The payloads of a type that contain a text, in the order in which they were heard. */
    List<String> of(String type, String containing) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(ReceivedEvent::payload)
                .filter(payload -> payload.contains(containing))
                .toList();
    }
}
