package org.crossregion.settlement.chain;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.ReceivedEvent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** filing-service's ear on the broker: keeps what was told of stays. */
@ApplicationScoped
public class StayListener implements EventInbox {

    private final List<ReceivedEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public String consumer() {
        return "test.stay-events";
    }

    @Override
    public String topic() {
        return "stay-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        heard.addAll(batch);
    }

    List<ReceivedEvent> of(String personNo) {
        return heard.stream().filter(event -> event.key().equals(personNo)).toList();
    }
}
