package org.crossregion.clearing.payment;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.period.PeriodEvent;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The event {@code notice-paid.v1}: a transfer or disbursement has settled something of a notice
 * under one scheme.
 *
 * @param outstandingFen what is still open of the notice under this scheme
 * @param complete whether nothing of the notice is open any more, under any scheme
 */
record NoticePaid(
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
        long amountFen,
        long outstandingFen,
        LocalDate paidOn,
        boolean complete,
        List<Line> lines)
        implements PeriodEvent {

    /** What was settled of the line of one counterparty. */
    record Line(String counterparty, long amountFen) {}

    /**
     * The event of what has just been settled.
     *
     * @param notice as it stands afterwards
     * @param settled by counterparty
     */
    static NoticePaid of(
            Notice notice,
            Scheme scheme,
            SortedMap<RegionCode, Money> settled,
            LocalDate paidOn,
            Instant now) {
        return new NoticePaid(
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
                Money.sum(settled.values()).fen(),
                notice.outstanding(scheme).fen(),
                paidOn,
                notice.outstanding().isZero(),
                settled.entrySet().stream()
                        .map(one -> new Line(one.getKey().value(), one.getValue().fen()))
                        .toList());
    }

    @Override
    public String type() {
        return "notice-paid.v1";
    }
}
