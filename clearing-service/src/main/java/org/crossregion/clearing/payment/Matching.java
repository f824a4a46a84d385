package org.crossregion.clearing.payment;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a transfer settles: the oldest notice first, of each its lines in the order of their
 * counterparties, as far as the money goes.
 *
 * @param rest what is more than is open; a transfer with a rest is refused
 */
record Matching(List<Transfer.Match> matches, Money rest) {

    Matching {
        matches = List.copyOf(matches);
    }

    /**
     * Matches an amount.
     *
     * @param notices in the order in which they are settled
     * @param counterparty whose line only; empty for all
     */
    static Matching of(
            Money amount, Scheme scheme, List<Notice> notices, Optional<RegionCode> counterparty) {
        Money left = amount;
        List<Transfer.Match> matches = new ArrayList<>();
        for (Notice notice : notices) {
            for (Notice.Line line : notice.of(scheme)) {
                boolean meant = counterparty.map(line.counterparty()::equals).orElse(true);
                Money part = meant ? line.outstanding().min(left) : Money.ZERO;
                if (part.isPositive()) {
                    matches.add(new Transfer.Match(notice.number(), line.counterparty(), part));
                    left = left.minus(part);
                }
            }
        }
        return new Matching(matches, left);
    }

    /**
     * Matches an amount that is for one notice.
     *
     * @throws Refused if it is more than is open there
     */
    static Matching whole(Money amount, Scheme scheme, Due due) {
        Notice notice = due.order();
        Matching matching = of(amount, scheme, List.of(notice), due.receiver());
        if (!matching.rest().isZero()) {
            throw new Refused(
                    ClearingRefusal.PAYMENT_TOO_HIGH,
                    amount
                            + " is for "
                            + notice.number()
                            + ", where "
                            + due.open(scheme)
                            + " is open for "
                            + scheme.code());
        }
        return matching;
    }
}
