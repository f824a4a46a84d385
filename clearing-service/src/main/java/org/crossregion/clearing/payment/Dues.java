package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a notice the caller may say was paid: whoever pays all of it, and whoever gets the money
 * straight from the payer, as one province from another, what is owed to it. A receiver may also
 * name its own advice; what settles that is the payer's order.
 */
@ApplicationScoped
public class Dues {

    private final Notices notices;
    private final Caller caller;

    Dues(Notices notices, Caller caller) {
        this.notices = notices;
        this.caller = caller;
    }

    /**
     * The parts of a notice, each paid by one and received by one; none if it is not to be paid.
     */
    public List<Due> of(Notice named) {
        if (named.voided().isPresent()) {
            return List.of();
        }
        if (!isPaidIn(named)) {
            return named.circle().isNation() ? ofAdvice(named) : List.of();
        }
        if (!isDirect(named)) {
            return caller.covers(named.region())
                    ? List.of(new Due(named, Optional.empty()))
                    : List.of();
        }
        boolean pays = caller.covers(named.region());
        if (pays && !named.circle().isNation()) {
            return List.of(new Due(named, Optional.empty()));
        }
        return counterparties(named)
                .filter(receiver -> pays || caller.covers(receiver))
                .map(receiver -> new Due(named, Optional.of(receiver)))
                .toList();
    }

    /** The orders of those who owe what a province is advised of. */
    private List<Due> ofAdvice(Notice advice) {
        boolean receives = caller.covers(advice.region());
        List<RegionCode> payers =
                counterparties(advice).filter(payer -> receives || caller.covers(payer)).toList();
        if (payers.isEmpty()) {
            return List.of();
        }
        return notices.of(advice.circle(), advice.period()).stream()
                .filter(order -> order.direction() == Direction.PAYABLE)
                .filter(order -> order.kind() == advice.kind())
                .filter(order -> payers.contains(order.region()))
                .map(order -> new Due(order, Optional.of(advice.region())))
                .filter(due -> !due.lines().isEmpty())
                .toList();
    }

    /**
     * The one part of a notice that is meant.
     *
     * @param counterparty whose part, where there are several; as the payer of an order names it,
     *     its receiver
     * @throws Refused if the caller has no part in it, if it is not to be paid, or if several parts
     *     may be meant
     */
    public Due one(Notice named, Optional<RegionCode> counterparty) {
        if (isPaidIn(named) && caller.covers(named.region())) {
            mustBePaidIn(named);
            return new Due(named, counterparty);
        }
        List<Due> dues =
                of(named).stream()
                        .filter(due -> counterparty.map(due::concerns).orElse(true))
                        .toList();
        if (dues.isEmpty()) {
            caller.mustCover(named.region());
            mustBePaidIn(named);
            throw Refused.field(
                    "counterparty", "line-of-notice", named.number() + " has no such line");
        }
        if (dues.size() > 1) {
            throw Refused.field(
                    "counterparty", "required", named.number() + " is paid by several: name one");
        }
        return dues.get(0);
    }

    private static Stream<RegionCode> counterparties(Notice notice) {
        return notice.lines().stream().map(Notice.Line::counterparty).distinct();
    }

    /** Whether payer and receiver deal with each other, without an account in between. */
    public static boolean isDirect(Notice notice) {
        return notice.circle().isNation() || !notice.kind().isClearing();
    }

    private static boolean isPaidIn(Notice notice) {
        return notice.direction() == Direction.PAYABLE || !notice.kind().isClearing();
    }

    /**
     * What counts and is to be paid in: an order, or what the fund gives back.
     *
     * @throws Refused if it is void, or an advice of clearing
     */
    public static void mustBePaidIn(Notice notice) {
        if (notice.voided().isPresent()) {
            throw new Refused(
                    ClearingRefusal.NOTICE_VOID,
                    notice.number()
                            + " was voided"
                            + notice.replacedBy()
                                    .map(number -> "; " + number + " takes its place")
                                    .orElse(""));
        }
        if (!isPaidIn(notice)) {
            throw new Refused(
                    ClearingRefusal.NOTICE_NOT_PAYABLE,
                    notice.number()
                            + " advises of money due; it is settled by disbursement, or by what"
                            + " the other province pays");
        }
    }
}
