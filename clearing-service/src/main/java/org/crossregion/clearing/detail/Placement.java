package org.crossregion.clearing.detail;

import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Period;

/**
 * Where a detail stands: the period it clears in, and whether it is due there or held back.
 *
 * <p>It clears in the month of its origin. If that month was already cut when it arrived, it is
 * late and clears in the next period that is still open, for as many months as policy gives it;
 * after that it is held until an approved application lets it go. What December leaves over of its
 * year goes, where policy has a run for the year's end, into the period of the year, held until an
 * approved application lets it go; once that is cut too, to the next open month. A mirror follows
 * its original as long as the original's period is open, so that the two cancel each other there;
 * once that period is cut, the mirror is a refund in the month of its own.
 */
public record Placement(Period period, DetailState state) {

    /** Where a detail stands that has no exception. */
    static Placement byOrigin(Detail detail) {
        return new Placement(detail.origin(), DetailState.DUE);
    }

    /** Where a settlement stands when it arrives. */
    static Placed onArrival(Detail settlement, Cuts cuts) {
        return placed(
                settlement,
                firstOpen(settlement, settlement.origin(), DetailState.DUE, cuts),
                PeriodException.Reason.LATE);
    }

    /** Where a detail stands that cannot stand before a period, in the state that it has. */
    static Placement firstOpen(Detail detail, Period from, DetailState state, Cuts cuts) {
        Period month = cuts.firstOpen(detail.pair(), from);
        Period year = detail.origin().year();
        boolean leftOver = !month.firstDay().isBefore(year.endDay());
        boolean tooLate = cuts.isTooLate(detail.pair(), detail.origin(), month);
        boolean atYearEnd =
                leftOver && cuts.hasYearEnd(detail.pair(), year)
                        || tooLate && cuts.waitsForYearEnd(detail.pair(), year);
        if (atYearEnd && cuts.isOpen(detail.pair(), year)) {
            return new Placement(year, DetailState.HELD);
        }
        return new Placement(month, tooLate ? DetailState.HELD : state);
    }

    /**
     * The period in which a deduction from a detail stands by itself, or what gives it back: the
     * next that takes details, however late that is. What December leaves over goes to the year's
     * end.
     */
    static Period ofDeduction(Detail detail, Period from, Cuts cuts) {
        Period month = cuts.firstOpen(detail.pair(), from);
        Period year = detail.origin().year();
        boolean leftOver = !month.firstDay().isBefore(year.endDay());
        return leftOver && cuts.hasYearEnd(detail.pair(), year) && cuts.isOpen(detail.pair(), year)
                ? year
                : month;
    }

    /** Where a mirror stands when it arrives, its original standing where it does. */
    static Placed onArrival(Detail mirror, Placement original, Cuts cuts) {
        if (cuts.isOpen(mirror.pair(), original.period())) {
            return placed(mirror, original, PeriodException.Reason.ASSIGNED);
        }
        return onArrival(mirror, cuts);
    }

    private static Placed placed(
            Detail detail, Placement placement, PeriodException.Reason reasonIfMoved) {
        return new Placed(detail, placement, !placement.equals(byOrigin(detail)), reasonIfMoved);
    }

    /** A detail, its place, and whether an exception must say so. */
    record Placed(
            Detail detail,
            Placement placement,
            boolean exceptional,
            PeriodException.Reason reason) {}
}
