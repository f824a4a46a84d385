package org.crossregion.settlement.chain;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.ReceivedEvent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Another service's ear on the broker: keeps what was told of settlements, by key and type. */
@ApplicationScoped
public class Listener implements EventInbox {

    private final Map<String, List<ReceivedEvent>> heard = new ConcurrentHashMap<>();

    @Override
    public String consumer() {
        return "test.settlement-events";
    }

    @Override
    public String topic() {
        return "settlement-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            heard.merge(
                    event.key(),
                    List.of(event),
                    (before, now) ->
                            java.util.stream.Stream.concat(before.stream(), now.stream()).toList());
        }
    }

    List<ReceivedEvent> of(String key) {
        return Optional.ofNullable(heard.get(key)).orElse(List.of());
    }
}
