package org.crossregion.clearing.payment;

import org.crossregion.clearing.period.PeriodEvent;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.UUID;

/**
 * The event {@code fund-repaid.v1}: late money gives back what the revolving fund had lent.
 *
 * @param region whose late money it is, and from whose fund it had come
 */
record FundRepaid(
        UUID eventId,
        Instant occurredAt,
        UUID payment,
        String authority,
        String tier,
        String period,
        String region,
        String scheme,
        long amountFen)
        implements PeriodEvent {

    static FundRepaid of(
            UUID payment,
            Account account,
            Period period,
            RegionCode region,
            Money amount,
            Instant now) {
        return new FundRepaid(
                EventIds.next(),
                now,
                payment,
                account.circle().authority().value(),
                account.circle().tier().code(),
                period.toString(),
                region.value(),
                account.scheme().code(),
                amount.fen());
    }

    @Override
    public String type() {
        return "fund-repaid.v1";
    }
}
