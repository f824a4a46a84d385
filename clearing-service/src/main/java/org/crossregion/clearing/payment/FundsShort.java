package org.crossregion.clearing.payment;

import org.crossregion.clearing.period.PeriodEvent;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The event {@code funds-short.v1}: on the due date receivers lack this much, since these have not
 * paid. The revolving fund answers with {@code fund-drawn.v1}.
 */
record FundsShort(
        UUID eventId,
        Instant occurredAt,
        UUID payment,
        String authority,
        String tier,
        String period,
        String scheme,
        long amountFen,
        List<Debtor> debtors)
        implements PeriodEvent {

    /** Who has not paid, and what. */
    record Debtor(String region, long amountFen) {}

    static FundsShort of(
            UUID payment,
            Account account,
            Period period,
            Money amount,
            SortedMap<RegionCode, Money> debtors,
            Instant now) {
        return new FundsShort(
                EventIds.next(),
                now,
                payment,
                account.circle().authority().value(),
                account.circle().tier().code(),
                period.toString(),
                account.scheme().code(),
                amount.fen(),
                debtors.entrySet().stream()
                        .map(one -> new Debtor(one.getKey().value(), one.getValue().fen()))
                        .toList());
    }

    @Override
    public String type() {
        return "funds-short.v1";
    }
}
