package org.crossregion.settlement.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.settlement.person.PersonRegistered;
import org.crossregion.settlement.person.Persons;

import java.util.List;

/** Keeps the copies of persons, filings and filing policies. */
@ApplicationScoped
public class FilingInbox implements EventInbox {

    private final FilingRepository filings;
    private final Persons persons;

    FilingInbox(FilingRepository filings, Persons persons) {
        this.filings = filings;
        this.persons = persons;
    }

    @Override
    public String consumer() {
        return "settlement.filing-events";
    }

    @Override
    public String topic() {
        return "filing-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        batch.forEach(this::handle);
    }

    private void handle(ReceivedEvent event) {
        try {
            switch (event.type()) {
                case "person-registered.v1" ->
                        persons.keep(Events.read(event, PersonRegistered.class));
                case "filing-changed.v1" -> keep(Events.read(event, FilingChanged.class));
                case "filing-policy-published.v1" ->
                        keep(Events.read(event, FilingPolicyPublished.class));
                default -> {
                    // What settlement has no use for.
                }
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new PoisonedEvent(event, "breaks a rule: " + e.getMessage(), e);
        }
    }

    private void keep(FilingChanged filing) {
        filing.permission();
        filings.keep(filing);
    }

    private void keep(FilingPolicyPublished policy) {
        policy.policy().filingRules();
        filings.keepPolicy(policy, Events.write(policy.policy()));
    }
}
