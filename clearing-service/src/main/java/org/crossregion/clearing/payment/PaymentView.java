package org.crossregion.clearing.payment;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A transfer as lists show it. */
public record PaymentView(
        UUID id,
        String bankReference,
        String region,
        String scheme,
        Money amount,
        LocalDate paidOn,
        String remittanceCode,
        List<Match> matches,
        String recordedBy,
        OffsetDateTime recordedAt) {

    /** What it settles of a notice's line. */
    public record Match(String notice, String counterparty, Money amount) {}

    static PaymentView of(Transfer transfer) {
        return new PaymentView(
                transfer.id(),
                transfer.bankReference(),
                transfer.region().value(),
                transfer.scheme().code(),
                transfer.amount(),
                transfer.paidOn(),
                transfer.remittanceCode().orElse(null),
                transfer.matches().stream()
                        .map(
                                match ->
                                        new Match(
                                                match.notice(),
                                                match.counterparty().value(),
                                                match.amount()))
                        .toList(),
                transfer.recordedBy(),
                transfer.recordedAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
