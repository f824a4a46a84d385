package org.crossregion.clearing.notice;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;

/**
 * A notice as it is to be issued, still without number, names, accounts and deadline.
 *
 * @param region whom it is addressed to
 * @param signedOn the day the statement was signed; the money clocks begin on it
 * @param basis what it follows from, as it is printed
 */
public record NoticeDraft(
        Circle circle,
        Period period,
        NoticeKind kind,
        Direction direction,
        RegionCode region,
        LocalDate signedOn,
        String basis,
        List<NoticeLine> lines) {

    public NoticeDraft {
        lines = lines.stream().filter(line -> line.amount().isPositive()).toList();
        if (!kind.isClearing()) {
            throw new IllegalArgumentException(kind.code() + " is issued by the fund");
        }
        if (period.isMonth() != (kind == NoticeKind.MONTHLY)) {
            throw new IllegalArgumentException(period + " is not the period of " + kind.code());
        }
    }

    public Money amount() {
        return Money.sum(lines.stream().map(NoticeLine::amount).toList());
    }

    /** A notice of nothing is not issued. */
    boolean isNothing() {
        return lines.isEmpty();
    }
}
