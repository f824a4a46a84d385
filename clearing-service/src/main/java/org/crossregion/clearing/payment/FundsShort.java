package org.crossregion.clearing.payment;

import org.crossregion.clearing.period.PeriodEvent;
import org.crossregion.messaging.EventIds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The event {@code funds-short.v1}: on the due date receivers lack this much, since these have not
 * paid; or a region has paid hospitals before their month is cleared, and these will owe it that.
 * The revolving fund answers with {@code fund-drawn.v1}.
 *
 * @param reason {@code due-date} or {@code before-clearing}
 * @param treatmentRegion that has paid its hospitals, from whose pairs it is drawn; null for all
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
        List<Debtor> debtors,
        String reason,
        String treatmentRegion)
        implements PeriodEvent {

    /** Who has not paid, and what. */
    record Debtor(String region, long amountFen) {}

    static FundsShort of(FundRepository.Asking asking, Instant now) {
        Account account = asking.account();
        return new FundsShort(
                EventIds.next(),
                now,
                asking.payment(),
                account.circle().authority().value(),
                account.circle().tier().code(),
                asking.period().toString(),
                account.scheme().code(),
                asking.amount().fen(),
                asking.debtors().entrySet().stream()
                        .map(one -> new Debtor(one.getKey().value(), one.getValue().fen()))
                        .toList(),
                asking.ahead().isPresent() ? "before-clearing" : "due-date",
                asking.ahead().map(ahead -> ahead.region().value()).orElse(null));
    }

    @Override
    public String type() {
        return "funds-short.v1";
    }
}
