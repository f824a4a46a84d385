package org.crossregion.clearing.notice;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A notice as it now stands.
 *
 * @param applyBy by when the agency applies to its finance bureau; null for an advice
 * @param deadline the last day for the transfer; null for an advice
 * @param receiptBy by when the receipt is fed back; null for an advice
 * @param deadlineProvisional whether the deadline counts days of a calendar not published yet
 * @param transfers what has settled it; only on its own page
 */
public record NoticeView(
        String number,
        String authority,
        String authorityName,
        String tier,
        String period,
        String kind,
        String kindName,
        String direction,
        String region,
        String regionName,
        String state,
        String stateName,
        LocalDate signedOn,
        LocalDate applyBy,
        LocalDate deadline,
        LocalDate receiptBy,
        boolean deadlineProvisional,
        String basis,
        String remittanceCode,
        Money amount,
        Money settled,
        Money outstanding,
        List<Line> lines,
        List<Transfer> transfers,
        String replaces,
        String replacedBy,
        Voided voided,
        String issuedBy,
        OffsetDateTime issuedAt) {

    /** What is to be paid to or by one counterparty under one scheme. */
    public record Line(
            String counterparty,
            String counterpartyName,
            String scheme,
            Money amount,
            Money settled,
            Money outstanding) {}

    /**
     * What has settled something of it.
     *
     * @param how {@code transfer} or {@code disbursement}
     * @param bankReference null for a disbursement
     */
    public record Transfer(
            UUID id,
            String how,
            String bankReference,
            String counterparty,
            String scheme,
            Money amount,
            LocalDate on) {}

    /** Why, by whom and when it was voided. */
    public record Voided(String reason, String by, OffsetDateTime at) {}

    static NoticeView of(
            Notice notice, List<NoticeRepository.Settlement> settlements, LocalDate today) {
        NoticeState state = notice.state(today);
        return new NoticeView(
                notice.number(),
                notice.circle().authority().value(),
                notice.authorityName(),
                notice.circle().tier().code(),
                notice.period().toString(),
                notice.kind().code(),
                notice.kind().label(),
                notice.direction().code(),
                notice.region().value(),
                notice.regionName(),
                state.code(),
                state.label(),
                notice.signedOn(),
                notice.deadline().map(Notice.Deadline::applyBy).orElse(null),
                notice.transferBy().orElse(null),
                notice.deadline().map(Notice.Deadline::receiptBy).orElse(null),
                notice.deadline().map(Notice.Deadline::provisional).orElse(false),
                notice.basis(),
                notice.remittanceCode().value(),
                notice.amount(),
                notice.settled(),
                notice.outstanding(),
                notice.lines().stream().map(NoticeView::line).toList(),
                settlements.stream().map(NoticeView::transfer).toList(),
                notice.replaces().orElse(null),
                notice.replacedBy().orElse(null),
                notice.voided()
                        .map(
                                voided ->
                                        new Voided(
                                                voided.reason(),
                                                voided.by(),
                                                voided.at()
                                                        .atZone(Beijing.ZONE)
                                                        .toOffsetDateTime()))
                        .orElse(null),
                notice.issuedBy(),
                notice.issuedAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }

    private static Line line(Notice.Line line) {
        return new Line(
                line.counterparty().value(),
                line.counterpartyName(),
                line.scheme().code(),
                line.amount(),
                line.settled(),
                line.outstanding());
    }

    private static Transfer transfer(NoticeRepository.Settlement settled) {
        return new Transfer(
                settled.transfer().or(settled::disbursement).orElseThrow(),
                settled.transfer().isPresent() ? "transfer" : "disbursement",
                settled.bankReference().orElse(null),
                settled.counterparty().value(),
                settled.scheme().code(),
                settled.amount(),
                settled.settledOn());
    }
}
