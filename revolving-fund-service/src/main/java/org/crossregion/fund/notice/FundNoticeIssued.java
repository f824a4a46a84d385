package org.crossregion.fund.notice;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The fund issued a notice; see docs/contracts/fund-notice-issued.v1.schema.json.
 *
 * @param applyBy by when the agency applies to its finance bureau; null if that is not counted
 * @param replaces the notice that is void from now on; null if it takes none's place
 * @param voidReason why that one was voided
 */
public record FundNoticeIssued(
        UUID eventId,
        Instant occurredAt,
        String notice,
        String authority,
        int year,
        String kind,
        String direction,
        String region,
        LocalDate signedOn,
        LocalDate deadline,
        LocalDate applyBy,
        String basis,
        List<Line> lines,
        String replaces,
        String voidReason)
        implements OutboxEvent {

    /** One line of the notice. */
    public record Line(String counterparty, String scheme, long amountFen) {}

    static FundNoticeIssued of(FundNotice notice, Optional<String> voidReason) {
        return new FundNoticeIssued(
                EventIds.next(),
                notice.issuedAt(),
                notice.number(),
                notice.authority().value(),
                notice.year(),
                notice.kind().code(),
                notice.direction().code(),
                notice.region().value(),
                notice.signedOn(),
                notice.deadline().orElse(null),
                notice.applyBy().orElse(null),
                notice.basis(),
                notice.lines().stream()
                        .map(
                                line ->
                                        new Line(
                                                line.counterparty().value(),
                                                line.scheme().code(),
                                                line.amount().fen()))
                        .toList(),
                notice.replaces().orElse(null),
                voidReason.orElse(null));
    }

    @Override
    public String type() {
        return "fund-notice-issued.v1";
    }

    @Override
    public String key() {
        return region;
    }

    @Override
    public String topic() {
        return "fund-events";
    }
}
