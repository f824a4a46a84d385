package org.crossregion.filing.account;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A fiscal account as it now stands; replaces the one of its region, purpose and scheme. */
record FiscalAccountPublished(
        UUID eventId,
        Instant occurredAt,
        String region,
        String purpose,
        String scheme,
        String bank,
        String accountName,
        String accountNo,
        LocalDate validFrom,
        int version)
        implements OutboxEvent {

    static FiscalAccountPublished of(Versioned<FiscalAccount> row, Instant at) {
        FiscalAccount account = row.value();
        return new FiscalAccountPublished(
                EventIds.next(),
                at,
                account.region().value(),
                account.purpose().code(),
                account.scheme().code(),
                account.bank(),
                account.accountName(),
                account.accountNo(),
                account.validFrom(),
                row.version());
    }

    @Override
    public String type() {
        return "fiscal-account-published.v1";
    }

    @Override
    public String key() {
        return "fiscal-account:" + region + ":" + purpose + ":" + scheme;
    }

    @Override
    public String topic() {
        return "reference-events";
    }
}
