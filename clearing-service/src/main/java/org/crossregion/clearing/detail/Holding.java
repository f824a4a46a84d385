package org.crossregion.clearing.detail;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Period;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds details back from clearing and lets them go; a settlement and its mirror go together. */
@ApplicationScoped
public class Holding {

    private final DetailRepository details;
    private final CutBook cuts;
    private final Totals totals;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Holding(
            DetailRepository details,
            CutBook cuts,
            Totals totals,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.details = details;
        this.cuts = cuts;
        this.totals = totals;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Holds a detail back, or lets it go, with a reason; only while its period is open. */
    @Transactional
    Standing set(String settlementId, DetailState state, String reason) {
        cuts.passGate();
        Standing asked = find(settlementId);
        mustConcern(asked.detail());

        String original = asked.detail().originalId().orElse(settlementId);
        List<String> ids = new ArrayList<>(List.of(original));
        details.lock(ids);
        details.mirrorOf(original).ifPresent(ids::add);
        Map<String, Standing> pair = details.find(ids);
        Standing standing = pair.get(settlementId);
        mustBeOpen(standing);
        if (standing.placement().state() == state) {
            throw new Refused(
                    ClearingRefusal.DETAIL_STATE_UNCHANGED,
                    settlementId + " is " + state.code() + " already");
        }
        List<Standing> together =
                pair.values().stream()
                        .filter(one -> one.placement().equals(standing.placement()))
                        .toList();
        Booking booking =
                Booking.stateChange(
                        together, state, Optional.of(reason), caller.user(), clock.instant());
        book(booking);
        audit.record("detail-" + state.code(), settlementId, Map.of("reason", reason));
        return details.find(List.of(settlementId)).get(settlementId);
    }

    /** Moves what is held in a period that has just been cut on; the gate is closed. */
    @Transactional(MANDATORY)
    public void rollBack(Circle circle, Period period, Instant now) {
        Collection<Standing> held = details.find(details.heldIn(circle, period)).values();
        book(Booking.rollBack(held, cuts.since(period), now));
    }

    private Standing find(String settlementId) {
        Standing standing = details.find(List.of(settlementId)).get(settlementId);
        if (standing == null) {
            throw new Refused(ClearingRefusal.DETAIL_UNKNOWN, "no detail " + settlementId);
        }
        return standing;
    }

    private void mustConcern(Detail detail) {
        if (!caller.covers(detail.pair().insured())) {
            caller.mustCover(detail.pair().treatment());
        }
    }

    private void mustBeOpen(Standing standing) {
        Period period = standing.placement().period();
        if (!cuts.since(period).isOpen(standing.detail().pair(), period)) {
            throw new Refused(
                    ClearingRefusal.DETAIL_CLEARED,
                    standing.detail().settlementId() + " was cleared in " + period);
        }
    }

    private void book(Booking booking) {
        details.except(booking.exceptions());
        totals.move(booking.deltas());
    }
}
