package org.crossregion.clearing.payment;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A disbursement as lists show it; the notices it settles name it. */
public record DisbursementView(
        UUID id,
        String authority,
        String tier,
        String period,
        String counterparty,
        String scheme,
        Money amount,
        LocalDate paidOn,
        String madeBy,
        OffsetDateTime madeAt) {

    static DisbursementView of(Disbursement made) {
        return new DisbursementView(
                made.id(),
                made.account().circle().authority().value(),
                made.account().circle().tier().code(),
                made.period().toString(),
                made.account().counterparty().value(),
                made.account().scheme().code(),
                made.amount(),
                made.paidOn(),
                made.madeBy(),
                made.madeAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
