package org.crossregion.clearing.detail;

import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.total.Deltas;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a change of details comes to: the exceptions it needs and the differences it makes to the
 * running totals. Pure: the same change in the same state books the same.
 */
record Booking(
        List<Standing> standings,
        List<PeriodException> exceptions,
        List<DeductionEntry> entries,
        Deltas deltas) {

    /** Who decides what needs nobody's decision. */
    static final String SYSTEM = "system";

    /**
     * Books details that have just arrived, in their order.
     *
     * @param arrived details that were not known before
     * @param known the originals of mirrors among them that were
     * @param taken what is deducted from each of these originals; their mirrors release it
     * @throws Contradiction if a mirror is not the mirror of its original
     */
    static Booking arrival(
            List<Detail> arrived,
            Map<String, Standing> known,
            Map<String, List<DeductionEntry>> taken,
            Cuts cuts,
            Instant now) {
        Booking booking = empty();
        Map<String, Standing> standing = new HashMap<>(known);
        for (Detail detail : arrived) {
            Placement.Placed placed =
                    detail.kind().isMirror()
                            ? placeMirror(detail, standing, cuts)
                            : Placement.onArrival(detail, cuts);
            List<DeductionEntry> later = later(detail, placed.placement(), taken, cuts);
            Standing stands =
                    new Standing(
                            detail, placed.placement(), booking.release(detail, taken, later, now));
            later.forEach(
                    entry -> booking.releaseAlone(entry, standing.get(entry.settlementId()), now));
            standing.put(detail.settlementId(), stands);
            booking.standings.add(stands);
            booking.deltas.add(detail.cellAt(placed.placement()), detail.lane(), stands.amounts());
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
     * year's end; a mirror goes where its original goes.
     */
    static Booking rollBack(Collection<Standing> held, Cuts cutsWithThisOne, Instant now) {
        Booking booking = empty();
        Map<String, Standing> byId = new HashMap<>();
        held.forEach(standing -> byId.put(standing.detail().settlementId(), standing));
        for (Standing standing : held) {
            Detail leader =
                    standing.detail()
                            .originalId()
                            .map(byId::get)
                            .map(Standing::detail)
                            .orElse(standing.detail());
            Placement target =
                    Placement.firstOpen(
                            leader,
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

    /**
     * Books a deduction from a settlement: with it while its period takes details, else by itself
     * in the next period that does, which may be the year's end.
     */
    static Booking deduction(
            Standing settlement, UUID deduction, Money amount, Cuts cuts, Instant now) {
        return entry(
                settlement,
                deduction,
                DeductionEntry.Kind.DEDUCTION,
                amount,
                cuts.isOpen(settlement.detail().pair(), settlement.placement().period()),
                settlement.placement().period(),
                cuts,
                now);
    }

    /**
     * Books a deduction from a settlement that was cleared in the period after the next that takes
     * details; at a year's end, where nothing comes after, there.
     */
    static Booking laterDeduction(
            Standing settlement, UUID deduction, Money amount, Cuts cuts, Instant now) {
        Detail detail = settlement.detail();
        Period usual = Placement.ofDeduction(detail, settlement.placement().period(), cuts);
        return entry(
                settlement,
                deduction,
                DeductionEntry.Kind.DEDUCTION,
                amount,
                false,
                usual.isYear() ? settlement.placement().period() : usual.next(),
                cuts,
                now);
    }

    /**
     * Takes a deduction back from a settlement that stays: where it stands, or if that was cut, in
     * the next period that takes details.
     */
    static Booking withdrawal(Standing settlement, DeductionEntry taken, Cuts cuts, Instant now) {
        Period stands = taken.period().orElse(settlement.placement().period());
        return entry(
                settlement,
                taken.deduction(),
                DeductionEntry.Kind.RELEASE,
                taken.amount().negated(),
                taken.period().isEmpty() && cuts.isOpen(settlement.detail().pair(), stands),
                stands,
                cuts,
                now);
    }

    private static Booking entry(
            Standing settlement,
            UUID deduction,
            DeductionEntry.Kind kind,
            Money amount,
            boolean together,
            Period from,
            Cuts cuts,
            Instant now) {
        Detail detail = settlement.detail();
        String id = detail.settlementId();
        DeductionEntry entry =
                together
                        ? DeductionEntry.with(deduction, kind, id, detail, amount, now)
                        : DeductionEntry.alone(
                                deduction,
                                kind,
                                id,
                                Placement.ofDeduction(detail, from, cuts),
                                amount,
                                now);
        Booking booking = empty();
        booking.entries.add(entry);
        booking.deltas.add(entry.cell(settlement), detail.lane(), entry.amounts());
        return booking;
    }

    /** Deductions of a mirror's original that stand in an open period after the mirror's own. */
    private static List<DeductionEntry> later(
            Detail mirror,
            Placement placement,
            Map<String, List<DeductionEntry>> taken,
            Cuts cuts) {
        return ofOriginal(mirror, taken)
                .filter(
                        entry ->
                                entry.period()
                                        .filter(own -> own.isMonth())
                                        .filter(
                                                own ->
                                                        own.firstDay()
                                                                .isAfter(
                                                                        placement
                                                                                .period()
                                                                                .firstDay()))
                                        .filter(own -> cuts.isOpen(mirror.pair(), own))
                                        .isPresent())
                .toList();
    }

    /** Given back where it stands, so that the two come to nothing there. */
    private void releaseAlone(DeductionEntry taken, Standing original, Instant now) {
        DeductionEntry release =
                DeductionEntry.alone(
                        taken.deduction(),
                        DeductionEntry.Kind.RELEASE,
                        taken.settlementId(),
                        taken.period().orElseThrow(),
                        taken.amount().negated(),
                        now);
        entries.add(release);
        deltas.add(release.cell(original), original.detail().lane(), release.amounts());
    }

    private static Stream<DeductionEntry> ofOriginal(
            Detail mirror, Map<String, List<DeductionEntry>> taken) {
        return mirror.originalId().stream()
                .flatMap(original -> taken.getOrDefault(original, List.of()).stream());
    }

    /**
     * What a mirror gives back of what was deducted from its original, but for what stands later;
     * the sum is negative.
     */
    private Money release(
            Detail mirror,
            Map<String, List<DeductionEntry>> taken,
            List<DeductionEntry> later,
            Instant now) {
        List<DeductionEntry> releases =
                ofOriginal(mirror, taken)
                        .filter(entry -> !later.contains(entry))
                        .map(entry -> entry.releasedWith(mirror, now))
                        .toList();
        entries.addAll(releases);
        return Money.sum(releases.stream().map(DeductionEntry::amount).toList());
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
        return new Booking(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new Deltas());
    }

    private void move(
            Standing from,
            Placement target,
            PeriodException.Reason reason,
            Optional<String> note,
            String decidedBy,
            Instant now) {
        Detail detail = from.detail();
        Standing to = from.at(target);
        standings.add(to);
        deltas.subtract(detail.cellAt(from.placement()), detail.lane(), from.amounts());
        deltas.add(detail.cellAt(target), detail.lane(), to.amounts());
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
