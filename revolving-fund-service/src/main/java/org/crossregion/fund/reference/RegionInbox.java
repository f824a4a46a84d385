package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;

import java.util.List;

/** Keeps the fund's own copy of the regions. */
@ApplicationScoped
class RegionInbox implements EventInbox {

    private static final String PUBLISHED = "region-published.v1";

    private final RegionRepository regions;

    RegionInbox(RegionRepository regions) {
        this.regions = regions;
    }

    @Override
    public String consumer() {
        return "fund-regions";
    }

    @Override
    public String topic() {
        return "reference-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        batch.stream()
                .filter(event -> event.type().equals(PUBLISHED))
                .map(event -> Events.read(event, RegionPublished.class))
                .forEach(regions::take);
    }
}
