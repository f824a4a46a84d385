package org.crossregion.settlement.payout;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** What was paid to a person, or came back, in JSON. */
public record PayoutView(
        Payout.Kind kind,
        Money amount,
        PaidTo payee,
        LocalDate doneOn,
        String reference,
        String reason,
        String recordedBy,
        OffsetDateTime recordedAt) {

    static PayoutView of(Payout payout, PaidTo payee) {
        return new PayoutView(
                payout.kind(),
                payout.amount(),
                payee,
                payout.doneOn(),
                payout.reference(),
                payout.reason(),
                payout.recordedBy(),
                payout.recordedAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
