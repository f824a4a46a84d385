package org.crossregion.filing.returns;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money of a personal account was paid back; settlement takes it out of the account.
 *
 * @param itemId of the return list; booked once however often it is told
 * @param payee {@code employer} or {@code person}
 */
record AccountReturned(
        UUID eventId,
        Instant occurredAt,
        String itemId,
        String personNo,
        String region,
        int year,
        long amountFen,
        String payee,
        LocalDate paidOn,
        int version)
        implements OutboxEvent {

    static AccountReturned of(ReturnList list, ReturnItem item, LocalDate paidOn, Instant at) {
        return new AccountReturned(
                EventIds.next(),
                at,
                item.itemId(),
                item.personNo(),
                list.region().value(),
                list.year(),
                item.amountFen().fen(),
                item.payee().code(),
                paidOn,
                1);
    }

    @Override
    public String type() {
        return "account-returned.v1";
    }

    @Override
    public String key() {
        return personNo;
    }

    @Override
    public String topic() {
        return "filing-events";
    }
}
