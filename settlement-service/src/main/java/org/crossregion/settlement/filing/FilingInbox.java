package org.crossregion.settlement.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.entitlement.ChronicDiseasePublished;
import org.crossregion.settlement.entitlement.ChronicEntitlementChanged;
import org.crossregion.settlement.entitlement.Entitlements;
import org.crossregion.settlement.person.PersonRegistered;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.person.SpecialIdentities;
import org.crossregion.settlement.person.SpecialIdentityPublished;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the copies of persons and what is on record of them, and of filing policies, and books what
 * was returned of personal accounts.
 */
@ApplicationScoped
public class FilingInbox implements EventInbox {

    private final FilingRepository filings;
    private final Persons persons;
    private final Entitlements entitlements;
    private final SpecialIdentities identities;
    private final Accounts accounts;

    FilingInbox(
            FilingRepository filings,
            Persons persons,
            Entitlements entitlements,
            SpecialIdentities identities,
            Accounts accounts) {
        this.filings = filings;
        this.persons = persons;
        this.entitlements = entitlements;
        this.identities = identities;
        this.accounts = accounts;
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
                case "person-registered.v1" -> keep(Events.read(event, PersonRegistered.class));
                case "filing-changed.v1" -> keep(Events.read(event, FilingChanged.class));
                case "account-returned.v1" -> book(Events.read(event, AccountReturned.class));
                case "person-suspension-changed.v1" ->
                        keep(Events.read(event, PersonSuspensionChanged.class));
                case "admission-told.v1" -> keep(Events.read(event, NoticeTold.class));
                case "filing-policy-published.v1" ->
                        keep(Events.read(event, FilingPolicyPublished.class));
                case "chronic-entitlement-changed.v1" ->
                        entitlements.keep(Events.read(event, ChronicEntitlementChanged.class));
                case "chronic-disease-published.v1" ->
                        entitlements.keep(Events.read(event, ChronicDiseasePublished.class));
                case "special-identity-published.v1" ->
                        identities.keep(Events.read(event, SpecialIdentityPublished.class));
                default -> {
                    // What settlement has no use for.
                }
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new PoisonedEvent(event, "breaks a rule: " + e.getMessage(), e);
        }
    }

    /** A merge makes one account of two; undone, it makes two of them again. */
    private void keep(PersonRegistered person) {
        Optional<String> before = persons.mergedInto(person.personNo());
        persons.keep(person);
        if (before.isPresent() || person.mergedInto() != null) {
            Optional<String> now = persons.mergedInto(person.personNo());
            if (!now.equals(before)) {
                before.ifPresent(staying -> accounts.part(person.personNo(), staying));
                now.ifPresent(staying -> accounts.join(person.personNo(), staying));
            }
        }
    }

    private void keep(FilingChanged filing) {
        filing.permission();
        filings.keep(filing);
        if (filing.referral() != null) {
            filings.keep(filing, filing.referral());
        }
    }

    private void book(AccountReturned returned) {
        accounts.payBack(returned.personNo(), returned.itemId(), Money.ofFen(returned.amountFen()));
    }

    private void keep(PersonSuspensionChanged suspension) {
        suspension.suspension();
        filings.keep(suspension);
    }

    private void keep(NoticeTold notice) {
        notice.told();
        filings.keep(notice);
    }

    private void keep(FilingPolicyPublished policy) {
        policy.policy().filingRules();
        filings.keepPolicy(policy, Events.write(policy.policy()));
    }
}
