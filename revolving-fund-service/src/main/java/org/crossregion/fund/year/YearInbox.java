package org.crossregion.fund.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says how the fund stands when clearing has collected the draft of a year, and closes the fund's
 * year when clearing has squared it.
 */
@ApplicationScoped
class YearInbox implements EventInbox {

    private static final String COLLECTED = "year-collected.v1";
    private static final String SQUARED = "year-squared.v1";

    private final YearClosing closing;
    private final YearDrafting drafting;

    YearInbox(YearClosing closing, YearDrafting drafting) {
        this.closing = closing;
        this.drafting = drafting;
    }

    @Override
    public String consumer() {
        return "fund-year";
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            if (event.type().equals(SQUARED)) {
                close(Events.read(event, YearSquared.class), event);
            } else if (event.type().equals(COLLECTED)) {
                draft(Events.read(event, YearCollected.class), event);
            }
        }
    }

    private void close(YearSquared squared, ReceivedEvent event) {
        try {
            closing.close(
                    new Circle(RegionCode.of(squared.authority()), Tier.fromString(squared.tier())),
                    squared.year(),
                    squared.regions().stream()
                            .map(region -> RegionCode.of(region.region()))
                            .collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            throw new PoisonedEvent(event, e.getMessage());
        }
    }

    private void draft(YearCollected collected, ReceivedEvent event) {
        try {
            drafting.tell(
                    new Circle(
                            RegionCode.of(collected.authority()),
                            Tier.fromString(collected.tier())),
                    collected.year());
        } catch (IllegalArgumentException e) {
            throw new PoisonedEvent(event, e.getMessage());
        }
    }
}
