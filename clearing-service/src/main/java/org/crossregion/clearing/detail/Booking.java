package org.crossregion.clearing.detail;

import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.total.Deltas;
import org.crossregion.clearing.total.DetailState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change of details comes to: the exceptions it needs and the differences it makes to the
 * running totals. Pure: the same change in the same state books the same.
 */
record Booking(List<Standing> standings, List<PeriodException> exceptions, Deltas deltas) {

    /** Who decides what needs nobody's decision. */
    static final String SYSTEM = "system";

    /**
     * Books details that have just arrived, in their order.
     *
     * @param arrived details that were not known before
     * @param known the originals of mirrors among them that were
     * @throws Contradiction if a mirror is not the mirror of its original
     */
    static Booking arrival(
            List<Detail> arrived, Map<String, Standing> known, Cuts cuts, Instant now) {
        Booking booking = empty();
        Map<String, Standing> standing = new HashMap<>(known);
        for (Detail detail : arrived) {
            Placement.Placed placed =
                    detail.kind().isMirror()
                            ? placeMirror(detail, standing, cuts)
                            : Placement.onArrival(detail, cuts);
            Standing stands = new Standing(detail, placed.placement());
            standing.put(detail.settlementId(), stands);
            booking.standings.add(stands);
            booking.deltas.add(detail.cellAt(placed.placement()), detail.lane(), detail.amounts());
            if (placed.exceptional()) {
                booking.except(stands, placed.reason(), Optional.empty(), SYSTEM, now);
            }
        }
        return booking;
    }

    /** Holds details back, or lets them go, where they stand. */
    static Booking stateChange(
            Collection<Standing> details,
            DetailState state,
            Optional<String> note,
            String decidedBy,
            Instant now) {
        Booking booking = empty();
        PeriodException.Reason reason =
                state == DetailState.HELD
                        ? PeriodException.Reason.HELD
                        : PeriodException.Reason.RELEASED;
        for (Standing standing : details) {
            Placement target = new Placement(standing.placement().period(), state);
            booking.move(standing, target, reason, note, decidedBy, now);
        }
        return booking;
    }

    /**
     * Moves details that are held in a period that is being cut on to the next open one, or to the
     * year's end.
     */
    static Booking rollBack(Collection<Standing> held, Cuts cutsWithThisOne, Instant now) {
        Booking booking = empty();
        for (Standing standing : held) {
            Placement target =
                    Placement.firstOpen(
                            standing.detail(),
                            standing.placement().period(),
                            DetailState.HELD,
                            cutsWithThisOne);
            booking.move(
                    standing,
                    target,
                    PeriodException.Reason.ROLLED_BACK,
                    Optional.empty(),
                    SYSTEM,
                    now);
        }
        return booking;
    }

    private static Placement.Placed placeMirror(
            Detail mirror, Map<String, Standing> standing, Cuts cuts) {
        Standing original = standing.get(mirror.originalId().orElseThrow());
        if (original == null) {
            throw new Contradiction(
                    mirror, "its original " + mirror.originalId().get() + " is unknown");
        }
        if (!mirror.mirrors(original.detail())) {
            throw new Contradiction(
                    mirror, "it does not mirror its original " + mirror.originalId().get());
        }
        return Placement.onArrival(mirror, original.placement(), cuts);
    }

    private static Booking empty() {
        return new Booking(new ArrayList<>(), new ArrayList<>(), new Deltas());
    }

    private void move(
            Standing from,
            Placement target,
            PeriodException.Reason reason,
            Optional<String> note,
            String decidedBy,
            Instant now) {
        Detail detail = from.detail();
        Standing to = new Standing(detail, target);
        standings.add(to);
        deltas.subtract(detail.cellAt(from.placement()), detail.lane(), detail.amounts());
        deltas.add(detail.cellAt(target), detail.lane(), detail.amounts());
        except(to, reason, note, decidedBy, now);
    }

    private void except(
            Standing standing,
            PeriodException.Reason reason,
            Optional<String> note,
            String decidedBy,
            Instant now) {
        exceptions.add(
                new PeriodException(
                        standing.detail().settlementId(),
                        standing.detail().origin(),
                        standing.placement(),
                        reason,
                        note,
                        decidedBy,
                        now));
    }
}
