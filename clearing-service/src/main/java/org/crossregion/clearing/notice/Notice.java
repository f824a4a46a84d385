package org.crossregion.clearing.notice;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An issued notice with what has been settled of it so far. The paper never changes; only its
 * deadline moves, visibly, where a provisional calendar is published with other days.
 *
 * @param no the order of issue: the oldest notice is settled first
 * @param deadline only of an order, the last day for the money to be transferred
 * @param replaces the voided notice whose place it takes
 * @param replacedBy the notice that took its place once it was voided
 */
public record Notice(
        String number,
        long no,
        Circle circle,
        Period period,
        NoticeKind kind,
        Direction direction,
        RegionCode region,
        String regionName,
        String authorityName,
        LocalDate signedOn,
        Optional<Deadline> deadline,
        String basis,
        RemittanceCode remittanceCode,
        Optional<String> replaces,
        Optional<String> replacedBy,
        Optional<Voided> voided,
        String issuedBy,
        Instant issuedAt,
        List<Line> lines) {

    /**
     * By when an order is to be paid.
     *
     * @param applyBy the agency has applied to its finance bureau
     * @param transferBy the finance bureau has transferred the money: the deadline
     * @param receiptBy the receipt has been fed back
     * @param provisional whether it counts days of a calendar that is not published yet
     */
    public record Deadline(
            LocalDate applyBy, LocalDate transferBy, LocalDate receiptBy, boolean provisional) {}

    /** Why and by whom a notice was voided. */
    public record Voided(String reason, String by, Instant at) {}

    /** What is to be paid to or by one counterparty under one scheme, and what has been. */
    public record Line(
            RegionCode counterparty,
            String counterpartyName,
            Scheme scheme,
            Money amount,
            Money settled) {

        public Money outstanding() {
            return amount.minus(settled);
        }
    }

    public Notice {
        lines = List.copyOf(lines);
    }

    Notice with(List<Line> newLines) {
        return new Notice(
                number,
                no,
                circle,
                period,
                kind,
                direction,
                region,
                regionName,
                authorityName,
                signedOn,
                deadline,
                basis,
                remittanceCode,
                replaces,
                replacedBy,
                voided,
                issuedBy,
                issuedAt,
                newLines);
    }

    public Money amount() {
        return Money.sum(lines.stream().map(Line::amount).toList());
    }

    public Money amount(Scheme scheme) {
        return Money.sum(of(scheme).stream().map(Line::amount).toList());
    }

    public Money settled() {
        return Money.sum(lines.stream().map(Line::settled).toList());
    }

    public Money outstanding() {
        return Money.sum(lines.stream().map(Line::outstanding).toList());
    }

    public Money outstanding(Scheme scheme) {
        return Money.sum(of(scheme).stream().map(Line::outstanding).toList());
    }

    public List<Line> of(Scheme scheme) {
        return lines.stream().filter(line -> line.scheme() == scheme).toList();
    }

    public Optional<LocalDate> transferBy() {
        return deadline.map(Deadline::transferBy);
    }

    /** An order is overdue from the day after its deadline on. */
    public NoticeState state(LocalDate today) {
        if (voided.isPresent()) {
            return NoticeState.VOID;
        }
        if (outstanding().isZero()) {
            return NoticeState.PAID;
        }
        if (transferBy().filter(today::isAfter).isPresent()) {
            return NoticeState.OVERDUE;
        }
        return settled().isZero() ? NoticeState.ISSUED : NoticeState.PART_PAID;
    }
}
