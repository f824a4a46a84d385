package org.crossregion.clearing.detail;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.cut.Cuts;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Holds details back from clearing and lets them go; a settlement and its mirror go together. */
@ApplicationScoped
public class Holding {

    private static final int MONTHS_OF_A_QUARTER = 3;

    /** So many are moved in one transaction. */
    private static final int AT_A_TIME = 1_000;

    private final DetailRepository details;
    private final CutBook cuts;
    private final Totals totals;
    private final Objections objections;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Holding(
            DetailRepository details,
            CutBook cuts,
            Totals totals,
            Objections objections,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.details = details;
        this.cuts = cuts;
        this.totals = totals;
        this.objections = objections;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Holds a detail back, or lets it go, with a reason; only while its period is open. */
    @Transactional
    Standing set(String settlementId, DetailState state, String reason) {
        cuts.passGate();
        Standing asked = standing(settlementId);
        mustConcern(asked.detail());

        Map<String, Standing> pair = together(settlementId);
        Standing standing = pair.get(settlementId);
        mustBeOpen(standing);
        List<Standing> together = atSamePlace(pair, standing);
        together.forEach(one -> mustNotNeedApplication(one, state));
        if (state == DetailState.DUE && isDisputed(pair)) {
            throw new Refused(
                    ClearingRefusal.DETAIL_DISPUTED,
                    settlementId + " has an open difference; resolve that, and it is let go");
        }
        if (standing.placement().state() == state) {
            throw new Refused(
                    ClearingRefusal.DETAIL_STATE_UNCHANGED,
                    settlementId + " is " + state.code() + " already");
        }
        Booking booking =
                Booking.stateChange(
                        together, state, Optional.of(reason), caller.user(), clock.instant());
        book(booking);
        audit.record("detail-" + state.code(), settlementId, Map.of("reason", reason));
        return details.find(List.of(settlementId)).get(settlementId);
    }

    /** Those of these details that are known; nobody moves them until the transaction ends. */
    @Transactional(MANDATORY)
    public Map<String, Allotted> lock(Collection<String> settlementIds) {
        cuts.passGate();
        Map<String, Standing> found = details.find(settlementIds);
        details.lock(
                found.values().stream()
                        .map(Standing::detail)
                        .map(one -> one.originalId().orElse(one.settlementId()))
                        .distinct()
                        .toList());
        Map<String, Allotted> locked = new HashMap<>();
        details.find(found.keySet()).forEach((id, one) -> locked.put(id, allotted(one)));
        return locked;
    }

    /**
     * Holds a locked detail back, or lets it go, together with its mirror, on the word of someone
     * who is no caller here.
     *
     * @param by who wants it so; only whoever held a detail last lets it go by this
     * @return whether it stands so now; not if it was cleared, is held by someone else, is objected
     *     to, or needs an application
     */
    @Transactional(MANDATORY)
    public boolean set(String settlementId, DetailState state, String note, String by) {
        Map<String, Standing> pair = together(settlementId);
        Standing standing = pair.get(settlementId);
        if (standing.placement().state() == state) {
            return true;
        }
        List<Standing> together = atSamePlace(pair, standing);
        boolean held =
                state == DetailState.DUE
                        && (!details.heldBy(settlementId).equals(by) || isDisputed(pair));
        if (held
                || !allotted(standing).open()
                || together.stream().anyMatch(one -> needsApplication(one, state))) {
            return false;
        }
        book(Booking.stateChange(together, state, Optional.of(note), by, clock.instant()));
        audit.record("detail-" + state.code(), settlementId, Map.of("reason", note, "by", by));
        return true;
    }

    /**
     * Holds many details back at once, each with its mirror.
     *
     * @return those that are held now; not what was cleared or moves by application only
     */
    @Transactional(MANDATORY)
    public Set<String> holdAll(Collection<String> settlementIds, String note, String by) {
        return moveAll(settlementIds, DetailState.HELD, note, by, holder -> true);
    }

    /**
     * Lets many details go at once, each with its mirror.
     *
     * @param holder whose holding is lifted by this, by who held a detail last
     * @return those that are due now; not what was cleared, is held by someone else, is objected
     *     to, or moves by application only
     */
    @Transactional(MANDATORY)
    public Set<String> letGoAll(
            Collection<String> settlementIds, String note, String by, Predicate<String> holder) {
        return moveAll(settlementIds, DetailState.DUE, note, by, holder);
    }

    private Set<String> moveAll(
            Collection<String> settlementIds,
            DetailState state,
            String note,
            String by,
            Predicate<String> holder) {
        cuts.passGate();
        Pairs pairs = pairs(settlementIds);
        Set<String> disputed =
                state == DetailState.DUE ? objections.open(pairs.all().keySet()) : Set.of();
        Map<String, String> holders =
                state == DetailState.DUE ? details.heldBy(pairs.asked()) : Map.of();
        Set<String> done = new TreeSet<>();
        Map<String, Standing> moving = new TreeMap<>();
        for (String id : pairs.asked()) {
            Standing standing = pairs.all().get(id);
            Map<String, Standing> pair = pairs.of(id);
            List<Standing> together = atSamePlace(pair, standing);
            boolean free =
                    holder.test(holders.getOrDefault(id, ""))
                            && pair.keySet().stream().noneMatch(disputed::contains);
            if (standing.placement().state() == state) {
                done.add(id);
            } else if (free
                    && allotted(standing).open()
                    && together.stream().noneMatch(one -> needsApplication(one, state))) {
                together.forEach(one -> moving.put(one.detail().settlementId(), one));
                done.add(id);
            }
        }
        if (!moving.isEmpty()) {
            book(
                    Booking.stateChange(
                            moving.values(), state, Optional.of(note), by, clock.instant()));
            audit.record(
                    "details-" + state.code(),
                    by,
                    Map.of("reason", note, "details", List.copyOf(moving.keySet())));
        }
        return done;
    }

    /** Details with what they move together with; nobody moves them until the transaction ends. */
    private Pairs pairs(Collection<String> settlementIds) {
        Map<String, Standing> asked = details.find(settlementIds);
        List<String> originals =
                asked.values().stream()
                        .map(Standing::detail)
                        .map(one -> one.originalId().orElse(one.settlementId()))
                        .sorted()
                        .distinct()
                        .toList();
        details.lock(originals);
        List<String> ids = new ArrayList<>(originals);
        ids.addAll(details.mirrorsOf(originals));
        return Pairs.of(new TreeSet<>(asked.keySet()), details.find(ids));
    }

    /** Details that were asked for among all that move with them. */
    private record Pairs(
            Set<String> asked,
            Map<String, Standing> all,
            Map<String, Map<String, Standing>> byOriginal) {

        static Pairs of(Set<String> asked, Map<String, Standing> all) {
            Map<String, Map<String, Standing>> byOriginal = new HashMap<>();
            all.forEach(
                    (id, standing) ->
                            byOriginal
                                    .computeIfAbsent(leader(standing), one -> new TreeMap<>())
                                    .put(id, standing));
            return new Pairs(asked, all, byOriginal);
        }

        Map<String, Standing> of(String settlementId) {
            return byOriginal.get(leader(all.get(settlementId)));
        }

        private static String leader(Standing standing) {
            return standing.detail().originalId().orElse(standing.detail().settlementId());
        }
    }

    private boolean isDisputed(Map<String, Standing> pair) {
        return !objections.open(pair.keySet()).isEmpty();
    }

    private Allotted allotted(Standing standing) {
        Period period = standing.placement().period();
        return new Allotted(
                standing.detail(),
                standing.placement(),
                cuts.since(period).isOpen(standing.detail().pair(), period));
    }

    private static List<Standing> atSamePlace(Map<String, Standing> pair, Standing standing) {
        return pair.values().stream()
                .filter(one -> one.placement().equals(standing.placement()))
                .toList();
    }

    /**
     * Lets a held detail and its mirror go where they stand, by a decision that was taken
     * elsewhere.
     *
     * @return the period it clears in now
     */
    @Transactional(MANDATORY)
    public Period release(String settlementId, String note, String by) {
        cuts.passGate();
        Standing standing = together(settlementId).get(settlementId);
        mustBeOpen(standing);
        List<Standing> held =
                together(settlementId).values().stream()
                        .filter(one -> one.placement().equals(standing.placement()))
                        .filter(one -> one.placement().state() == DetailState.HELD)
                        .toList();
        book(Booking.stateChange(held, DetailState.DUE, Optional.of(note), by, clock.instant()));
        return standing.placement().period();
    }

    /** A detail with where it stands, for somebody of one of its two regions. */
    public Allotted find(String settlementId) {
        Standing standing = standing(settlementId);
        mustConcern(standing.detail());
        return allotted(standing);
    }

    /**
     * Takes a detail, with its mirror, out of a period that was cut: it is held in the next one
     * that takes details. Whoever asks for it has made sure that no table of the period is out.
     *
     * @param period where it must still stand
     * @throws Refused if it stands elsewhere by now, was taken back in another period, has
     *     something deducted in a later one, or is of a year's end
     */
    @Transactional(MANDATORY)
    public Allotted takeOut(String settlementId, Period period, String reason) {
        cuts.passGate();
        Map<String, Standing> pair = together(settlementId);
        Standing standing = pair.get(settlementId);
        List<Standing> together = atSamePlace(pair, standing);
        if (!standing.placement().period().equals(period) || period.isYear()) {
            throw new Refused(
                    ClearingRefusal.DETAIL_CLEARED,
                    settlementId + " stands in " + standing.placement().period());
        }
        if (together.size() < pair.size()) {
            throw new Refused(
                    ClearingRefusal.SETTLEMENT_TAKEN_BACK,
                    settlementId + " was taken back, which clears in another period");
        }
        if (details.hasDeductionsApart(pair.keySet())) {
            throw new Refused(
                    ClearingRefusal.OBJECTION_TOO_LATE,
                    "what is deducted from " + settlementId + " stands in a later period");
        }
        Booking held =
                Booking.stateChange(
                        together,
                        DetailState.HELD,
                        Optional.of(reason),
                        caller.user(),
                        clock.instant());
        book(held);
        book(Booking.rollBack(held.standings(), cuts.since(period), clock.instant()));
        audit.record("table-objection", settlementId, Map.of("reason", reason));
        return allotted(standing(settlementId));
    }

    /** Moves what is held in a period that has just been cut on; the gate is closed. */
    @Transactional(MANDATORY)
    public void rollBack(Circle circle, Period period, Instant now) {
        Collection<Standing> held = details.find(details.heldIn(circle, period)).values();
        book(Booking.rollBack(held, cuts.since(oldest(held, period)), now));
    }

    /**
     * Moves some of what is held in a period that is about to be cut on while intake goes by, so
     * that little is left to move behind the closed gate.
     *
     * @param most how many may be left for it
     * @return whether more than that are left
     */
    @Transactional(REQUIRES_NEW)
    public boolean rollAhead(Circle circle, Period period, int most, Instant now) {
        cuts.passGate();
        List<String> held = details.heldIn(circle, period);
        if (held.size() <= most) {
            return false;
        }
        Placement here = new Placement(period, DetailState.HELD);
        List<Standing> moving =
                pairs(held.subList(0, Math.min(held.size(), AT_A_TIME))).all().values().stream()
                        .filter(one -> one.placement().equals(here))
                        .toList();
        book(Booking.rollBack(moving, cuts.asIfCut(circle, period, oldest(moving, period)), now));
        return held.size() - moving.size() > most;
    }

    private static Period oldest(Collection<Standing> details, Period period) {
        return details.stream()
                .map(standing -> standing.detail().origin())
                .reduce(period, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /** A detail with its original or its mirror; nobody moves them meanwhile. */
    private Map<String, Standing> together(String settlementId) {
        String original = standing(settlementId).detail().originalId().orElse(settlementId);
        List<String> ids = new ArrayList<>(List.of(original));
        details.lock(ids);
        details.mirrorOf(original).ifPresent(ids::add);
        return details.find(ids);
    }

    private Standing standing(String settlementId) {
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
        if (!allotted(standing).open()) {
            throw new Refused(
                    ClearingRefusal.DETAIL_CLEARED,
                    standing.detail().settlementId()
                            + " was cleared in "
                            + standing.placement().period());
        }
    }

    /**
     * What a year has left over, and what comes too late, moves by application only; see
     * docs/reference/year-end.md.
     */
    private boolean needsApplication(Standing standing, DetailState state) {
        Detail detail = standing.detail();
        Period period = standing.placement().period();
        Period year = detail.origin().year();
        Cuts since = cuts.since(year);
        boolean yearEnd = since.hasYearEnd(detail.pair(), year);
        boolean tooLate = since.isTooLate(detail.pair(), detail.origin(), period);
        boolean afterFirstQuarter =
                !period.firstDay().isBefore(year.endDay().plusMonths(MONTHS_OF_A_QUARTER));
        boolean priorYears = standing.isPriorYears() && (yearEnd || afterFirstQuarter);
        return period.isYear() || state == DetailState.DUE && (priorYears || tooLate);
    }

    private void mustNotNeedApplication(Standing standing, DetailState state) {
        if (needsApplication(standing, state)) {
            throw new Refused(
                    ClearingRefusal.APPLICATION_REQUIRED,
                    standing.detail().settlementId()
                            + " of "
                            + standing.detail().origin()
                            + " stands in "
                            + standing.placement().period()
                            + " and moves by an approved application (form 15) only");
        }
    }

    private void book(Booking booking) {
        details.except(booking.exceptions());
        totals.move(booking.deltas());
    }
}
