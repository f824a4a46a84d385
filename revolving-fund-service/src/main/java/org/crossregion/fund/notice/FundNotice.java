package org.crossregion.fund.notice;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A notice of the fund, as it was issued.
 *
 * @param number such as {@code 220000-2027-F8-0001}
 * @param authority who issued it
 * @param year whose quota it is about
 * @param remittanceCode what a transfer quotes
 * @param deadline only of an order
 * @param applyBy by when the agency has applied to its finance bureau; if that is counted
 * @param lines with what has been paid on each
 * @param replaces the voided notice whose place it takes
 * @param voided why and by whom it was voided, if it was
 */
public record FundNotice(
        String number,
        RegionCode authority,
        int year,
        NoticeKind kind,
        Direction direction,
        RegionCode region,
        String remittanceCode,
        LocalDate signedOn,
        Optional<LocalDate> deadline,
        Optional<LocalDate> applyBy,
        String basis,
        Instant issuedAt,
        String issuedBy,
        List<Line> lines,
        Optional<String> replaces,
        Optional<Voided> voided) {

    public FundNotice {
        lines = List.copyOf(lines);
    }

    /**
     * That a notice gave way to another.
     *
     * @param replacedBy the number of the notice that took its place
     */
    public record Voided(String reason, String by, Instant at, String replacedBy) {}

    /**
     * A line and what has been paid on it.
     *
     * @param line counted from 1
     */
    public record Line(int line, RegionCode counterparty, Scheme scheme, Money amount, Money paid) {

        public Money outstanding() {
            return amount.minus(paid);
        }
    }

    public Money total() {
        return Money.sum(lines.stream().map(Line::amount).toList());
    }

    public Money paid() {
        return Money.sum(lines.stream().map(Line::paid).toList());
    }

    public Money outstanding() {
        return total().minus(paid());
    }

    /** What of it is of one scheme. */
    public Money total(Scheme scheme) {
        return Money.sum(
                lines.stream().filter(line -> line.scheme() == scheme).map(Line::amount).toList());
    }

    public NoticeState state(LocalDate today) {
        if (voided.isPresent()) {
            return NoticeState.VOID;
        }
        if (outstanding().isZero()) {
            return NoticeState.PAID;
        }
        if (deadline.filter(today::isAfter).isPresent()) {
            return NoticeState.OVERDUE;
        }
        return paid().isZero() ? NoticeState.ISSUED : NoticeState.PART_PAID;
    }
}
