package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;

import java.time.Clock;
import java.util.List;

/** Hears from the fund how it stands in a year, and that it has closed one. */
@ApplicationScoped
class FundInbox implements EventInbox {

    private final BookRepository repository;
    private final Clock clock;

    FundInbox(BookRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return "clearing-fund-years";
    }

    @Override
    public String topic() {
        return "fund-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            try {
                handle(event);
            } catch (IllegalArgumentException e) {
                throw new PoisonedEvent(event, e.getMessage(), e);
            }
        }
    }

    private void handle(ReceivedEvent event) {
        switch (event.type()) {
            case "fund-year-closed.v1" -> {
                FundYear closed = Events.read(event, FundYear.class);
                repository.addFund(
                        closed.key(), closed.figures(), closed.occurredAt(), clock.instant());
            }
            case "fund-year-drafted.v1" -> {
                FundYear draft = Events.read(event, FundYear.class);
                repository.addFundDraft(
                        draft.key(), draft.figures(), draft.occurredAt(), clock.instant());
            }
            default -> {
                // Of no year.
            }
        }
    }
}
