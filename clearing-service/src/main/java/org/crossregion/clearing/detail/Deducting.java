package org.crossregion.clearing.detail;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Books deductions and their releases among the details: each moves the running totals in the
 * caller's transaction, either wholly before a cut or wholly behind it.
 */
@ApplicationScoped
public class Deducting {

    private final DetailRepository details;
    private final EntryRepository entries;
    private final CutBook cuts;
    private final Totals totals;

    Deducting(DetailRepository details, EntryRepository entries, CutBook cuts, Totals totals) {
        this.details = details;
        this.entries = entries;
        this.cuts = cuts;
        this.totals = totals;
    }

    /** A detail; refused if there is none. */
    public Detail find(String settlementId) {
        return standing(settlementId).detail();
    }

    /**
     * A settlement from which something can be deducted; nobody else deducts from it, moves it or
     * takes it back until the transaction ends.
     */
    @Transactional(MANDATORY)
    public Detail lock(String settlementId) {
        cuts.passGate();
        details.lock(List.of(settlementId));
        Detail detail = find(settlementId);
        if (detail.kind().isMirror()) {
            throw Refused.field(
                    "settlementId",
                    "settlement",
                    settlementId + " takes " + detail.originalId().orElse("") + " back");
        }
        return detail;
    }

    /** Refuses a settlement that a mirror has taken back. */
    @Transactional(MANDATORY)
    public void mustStand(Detail locked) {
        details.mirrorOf(locked.settlementId())
                .ifPresent(
                        mirror -> {
                            throw new Refused(
                                    ClearingRefusal.SETTLEMENT_TAKEN_BACK,
                                    locked.settlementId() + " was taken back by " + mirror);
                        });
    }

    /**
     * Books a deduction from a locked settlement: with it while its period takes details, else in
     * the next period that does.
     */
    @Transactional(MANDATORY)
    public void deduct(UUID deduction, Detail locked, Money amount, Instant now) {
        Standing standing = standing(locked.settlementId());
        book(Booking.deduction(standing, deduction, amount, cutsFor(standing), now));
    }

    /**
     * Books a deduction from a locked settlement one period later than usual. As long as the
     * settlement is not cleared itself nothing is booked: it may still move.
     *
     * @return whether it was booked
     */
    @Transactional(MANDATORY)
    public boolean deductNext(UUID deduction, Detail locked, Money amount, Instant now) {
        Standing standing = standing(locked.settlementId());
        Cuts since = cutsFor(standing);
        if (since.isOpen(locked.pair(), standing.placement().period())) {
            return false;
        }
        book(Booking.laterDeduction(standing, deduction, amount, since, now));
        return true;
    }

    /** Whether a locked settlement was cleared, so that it moves no more. */
    @Transactional(MANDATORY)
    public boolean isCleared(Detail locked) {
        Standing standing = standing(locked.settlementId());
        return !cutsFor(standing).isOpen(locked.pair(), standing.placement().period());
    }

    /** Whether a mirror has taken a locked settlement back. */
    @Transactional(MANDATORY)
    public boolean isTakenBack(Detail locked) {
        return details.mirrorOf(locked.settlementId()).isPresent();
    }

    /**
     * Releases a deduction from a locked settlement that stays: where it stands, or if that was
     * cleared, in the next period that takes details.
     */
    @Transactional(MANDATORY)
    public void release(UUID deduction, Detail locked, Instant now) {
        Standing standing = standing(locked.settlementId());
        DeductionEntry taken =
                entries
                        .takenFrom(List.of(locked.settlementId()))
                        .getOrDefault(locked.settlementId(), List.of())
                        .stream()
                        .filter(entry -> entry.deduction().equals(deduction))
                        .findFirst()
                        .orElseThrow();
        book(Booking.withdrawal(standing, taken, cutsFor(standing), now));
    }

    private Cuts cutsFor(Standing standing) {
        return cuts.since(standing.placement().period());
    }

    private Standing standing(String settlementId) {
        Map<String, Standing> found = details.find(List.of(settlementId));
        if (found.isEmpty()) {
            throw new Refused(ClearingRefusal.DETAIL_UNKNOWN, "no detail " + settlementId);
        }
        return found.get(settlementId);
    }

    private void book(Booking booking) {
        entries.add(booking.entries());
        totals.move(booking.deltas());
    }
}
