package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;

import java.util.List;

/** Keeps the fund's own copies of working days and fiscal accounts. */
@ApplicationScoped
class CalendarInbox implements EventInbox {

    private static final String DAYS = "working-days-published.v1";
    private static final String ACCOUNT = "fiscal-account-published.v1";

    private final WorkingDaysRepository days;
    private final FiscalAccountRepository accounts;

    CalendarInbox(WorkingDaysRepository days, FiscalAccountRepository accounts) {
        this.days = days;
        this.accounts = accounts;
    }

    @Override
    public String consumer() {
        return "fund-calendar";
    }

    @Override
    public String topic() {
        return "reference-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            if (event.type().equals(DAYS)) {
                days.take(Events.read(event, WorkingDaysPublished.class));
            } else if (event.type().equals(ACCOUNT)) {
                accounts.take(Events.read(event, FiscalAccountPublished.class));
            }
        }
    }
}
