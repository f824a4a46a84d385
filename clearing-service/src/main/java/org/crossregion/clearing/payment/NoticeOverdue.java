package org.crossregion.clearing.payment;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.period.PeriodEvent;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The event {@code notice-overdue.v1}: the deadline of an order has passed with something unpaid
 * under a scheme. Told once per notice and scheme.
 */
record NoticeOverdue(
        UUID eventId,
        Instant occurredAt,
        String notice,
        String kind,
        String authority,
        String tier,
        String period,
        String direction,
        String region,
        String scheme,
        long outstandingFen,
        LocalDate deadline)
        implements PeriodEvent {

    static NoticeOverdue of(Notice notice, Scheme scheme, LocalDate deadline, Instant now) {
        return new NoticeOverdue(
                EventIds.next(),
                now,
                notice.number(),
                notice.kind().code(),
                notice.circle().authority().value(),
                notice.circle().tier().code(),
                notice.period().toString(),
                notice.direction().code(),
                notice.region().value(),
                scheme.code(),
                notice.outstanding(scheme).fen(),
                deadline);
    }

    @Override
    public String type() {
        return "notice-overdue.v1";
    }
}
