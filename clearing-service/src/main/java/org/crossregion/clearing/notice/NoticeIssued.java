package org.crossregion.clearing.notice;

import org.crossregion.clearing.period.PeriodEvent;
import org.crossregion.messaging.EventIds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The event {@code notice-issued.v1}: a region has been advised of money or ordered to pay it.
 *
 * @param deadline null for an advice
 * @param replaces the voided notice whose place it takes; null if it takes none's
 */
record NoticeIssued(
        UUID eventId,
        Instant occurredAt,
        String notice,
        String authority,
        String tier,
        String period,
        String kind,
        String direction,
        String region,
        LocalDate signedOn,
        LocalDate deadline,
        String remittanceCode,
        String replaces,
        List<Line> lines)
        implements PeriodEvent {

    /** What is to be paid to or by one counterparty under one scheme. */
    record Line(String counterparty, String scheme, long amountFen) {}

    static NoticeIssued of(Notice notice) {
        return new NoticeIssued(
                EventIds.next(),
                notice.issuedAt(),
                notice.number(),
                notice.circle().authority().value(),
                notice.circle().tier().code(),
                notice.period().toString(),
                notice.kind().code(),
                notice.direction().code(),
                notice.region().value(),
                notice.signedOn(),
                notice.transferBy().orElse(null),
                notice.remittanceCode().value(),
                notice.replaces().orElse(null),
                notice.lines().stream()
                        .map(
                                line ->
                                        new Line(
                                                line.counterparty().value(),
                                                line.scheme().code(),
                                                line.amount().fen()))
                        .toList());
    }

    @Override
    public String type() {
        return "notice-issued.v1";
    }
}
