package org.crossregion.settlement.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;

import java.time.LocalDate;
import java.util.List;

/**
 * Keeps the copy of the working-day calendar. It reads the topic by itself, from its beginning, so
 * that an installation which has read regions and institutions for years has the calendar, too.
 */
@ApplicationScoped
class WorkingDaysInbox implements EventInbox {

    private final WorkingDaysRepository copies;

    WorkingDaysInbox(WorkingDaysRepository copies) {
        this.copies = copies;
    }

    @Override
    public String consumer() {
        return "settlement.working-days";
    }

    @Override
    public String topic() {
        return "reference-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        batch.stream()
                .filter(event -> event.type().equals("working-days-published.v1"))
                .map(event -> Events.read(event, WorkingDaysPublished.class))
                .forEach(one -> copies.keep(one.days(), one.version()));
    }

    /** What filing says of the working days of a year; see docs/contracts. */
    record WorkingDaysPublished(
            int year, List<LocalDate> holidays, List<LocalDate> workedWeekends, int version) {

        WorkingDaysRepository.Year days() {
            return new WorkingDaysRepository.Year(year, holidays, workedWeekends);
        }
    }
}
