package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;

import java.time.Clock;
import java.util.List;

/** Hears from the fund that it has closed a year. */
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
            if (event.type().equals("fund-year-closed.v1")) {
                FundYearClosed closed = Events.read(event, FundYearClosed.class);
                repository.addFund(
                        closed.key(), closed.figures(), closed.occurredAt(), clock.instant());
            }
        }
    }
}
