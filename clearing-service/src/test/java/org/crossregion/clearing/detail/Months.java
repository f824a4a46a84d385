package org.crossregion.clearing.detail;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.cut.YearEnds;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.Deltas;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Random months, worked through in memory by the same rules as in the database: details and mirrors
 * arrive in any order and more than once, are held and let go, and periods are cut in between.
 */
final class Months {

    static final List<Circle> CIRCLES =
            List.of(
                    new Circle(RegionCode.of("220000"), Tier.PROVINCE),
                    new Circle(RegionCode.of("220000"), Tier.NATIONAL),
                    new Circle(RegionCode.of("310000"), Tier.PROVINCE),
                    new Circle(RegionCode.NATION, Tier.NATIONAL));

    static final List<Period> MONTHS =
            List.of(
                    Period.fromString("2029-11"),
                    Period.fromString("2029-12"),
                    Period.fromString("2030-01"));

    static final Period YEAR = Period.ofYear(2029);

    static final List<Period> PERIODS = List.of(MONTHS.get(0), MONTHS.get(1), MONTHS.get(2), YEAR);

    /**
     * Jilin and the nation clear what December leaves over by a run, Shanghai in the next months.
     */
    private static final Set<Circle> RUNS = Set.of(CIRCLES.get(0), CIRCLES.get(3));

    private static final List<RegionPair> PAIRS =
            List.of(
                    Details.pair("220100", "220200"),
                    Details.pair("220200", "220100"),
                    Details.pair("220581", "220100"),
                    Details.pair("220100", "310000"),
                    Details.pair("310000", "220200"));

    private static final Instant NOW = Instant.parse("2030-02-01T00:00:00Z");

    private final Set<Circle> runs;

    final Set<String> rejected = new HashSet<>();
    final Map<String, Detail> facts = new LinkedHashMap<>();
    final List<PeriodException> exceptions = new ArrayList<>();
    final List<DeductionEntry> entries = new ArrayList<>();
    final Map<Cell, Amounts> totals = new TreeMap<>();
    final List<Deltas> moves = new ArrayList<>();
    final Map<String, Placement> standing = new HashMap<>();
    final Map<Period, Set<Circle>> cut = new HashMap<>();
    final List<SortedMap<Cell, Amounts>> figuresAtCut = new ArrayList<>();
    final List<Map.Entry<Circle, Period>> cutOrder = new ArrayList<>();

    Months() {
        this(RUNS);
    }

    /** Months of a year whose leftovers these circles clear by a run of the year's end. */
    Months(Set<Circle> runs) {
        this.runs = runs;
    }

    /** A detail clears freely in its own month and in the next. */
    private YearEnds rules() {
        return new YearEnds() {
            @Override
            public boolean hasRun(Circle circle, Period year) {
                return year.equals(YEAR) && runs.contains(circle);
            }

            @Override
            public int lateMonths(Circle circle, Period origin) {
                return 1;
            }
        };
    }

    /** Something that happens, told by four numbers. */
    record Happening(int what, int which, int when, int amount) {

        private static final int KINDS = 13;

        int kind() {
            return what % KINDS;
        }

        boolean isSettlement() {
            return kind() <= 2;
        }
    }

    void happen(Happening h) {
        switch (h.kind()) {
            case 0, 1, 2 -> settle(h);
            case 3 -> mirror(h);
            case 4 -> repeat(h);
            case 5 -> change(h, DetailState.HELD);
            case 6 -> change(h, DetailState.DUE);
            case 7, 8 -> deduct(h);
            case 9 -> withdraw(h);
            case 10 -> object(h);
            case 12 -> decide(h);
            default -> cut(pick(CIRCLES, h.which()), pick(PERIODS, h.when()));
        }
    }

    Cuts cuts() {
        return new Cuts(cut, Map.of(YEAR, runs), rules());
    }

    /** The sums of a circle's period, as the running totals have them. */
    SortedMap<Cell, Amounts> figures(Circle circle, Period period) {
        SortedMap<Cell, Amounts> figures = new TreeMap<>();
        totals.forEach(
                (cell, amounts) -> {
                    if (cell.period().equals(period)
                            && circle.covers(cell.pair())
                            && !amounts.isNothing()) {
                        figures.put(cell, amounts);
                    }
                });
        return figures;
    }

    /** A year only after its months, as its generation demands. */
    void cut(Circle circle, Period period) {
        if (period.isYear()) {
            MONTHS.stream()
                    .filter(month -> month.year().equals(period))
                    .forEach(month -> cut(circle, month));
        }
        if (!cut.computeIfAbsent(period, p -> new HashSet<>()).add(circle)) {
            return;
        }
        List<Standing> held =
                standings().stream()
                        .filter(one -> one.placement().equals(held(period)))
                        .filter(one -> circle.covers(one.detail().pair()))
                        .toList();
        book(Booking.rollBack(held, cuts(), NOW));
        cutOrder.add(Map.entry(circle, period));
        figuresAtCut.add(figures(circle, period));
    }

    /** What is deducted from a settlement and not released. */
    List<DeductionEntry> takenFrom(String settlementId) {
        return entries.stream()
                .filter(one -> one.settlementId().equals(settlementId))
                .filter(one -> one.kind() == DeductionEntry.Kind.DEDUCTION)
                .filter(
                        one ->
                                entries.stream()
                                        .noneMatch(
                                                other ->
                                                        other.deduction().equals(one.deduction())
                                                                && other.kind()
                                                                        == DeductionEntry.Kind
                                                                                .RELEASE))
                .toList();
    }

    private void deduct(Happening h) {
        List<Detail> open = notTakenBack();
        if (open.isEmpty()) {
            return;
        }
        Detail detail = pick(open, h.which());
        String id = detail.settlementId();
        Money left =
                detail.cleared()
                        .minus(
                                Money.sum(
                                        takenFrom(id).stream()
                                                .map(DeductionEntry::amount)
                                                .toList()));
        Money amount = Money.ofFen(h.amount() % (left.fen() + 1));
        UUID deduction = new UUID(0, entries.size());
        book(
                h.when() % 2 == 0 || cuts().isOpen(detail.pair(), standing.get(id).period())
                        ? Booking.deduction(standing(detail), deduction, amount, cuts(), NOW)
                        : Booking.laterDeduction(standing(detail), deduction, amount, cuts(), NOW));
    }

    private void withdraw(Happening h) {
        List<DeductionEntry> taken =
                facts.keySet().stream().flatMap(id -> takenFrom(id).stream()).toList();
        if (!taken.isEmpty()) {
            DeductionEntry entry = pick(taken, h.which());
            Detail detail = facts.get(entry.settlementId());
            book(Booking.withdrawal(standing(detail), entry, cuts(), NOW));
        }
    }

    private List<Detail> notTakenBack() {
        return facts.values().stream()
                .filter(one -> !one.kind().isMirror())
                .filter(one -> !facts.containsKey(one.settlementId() + "M"))
                .toList();
    }

    private void settle(Happening h) {
        Period month = pick(MONTHS, h.when());
        arrive(
                Details.settlement(
                        "A" + facts.size(),
                        pick(PAIRS, h.which()),
                        pick(List.of(Scheme.values()), h.amount()),
                        pick(List.of(CareType.values()), h.amount()),
                        instantIn(month, h.amount()),
                        h.amount() % 1_000_000,
                        h.amount() % 777,
                        h.which() % 12));
    }

    private void mirror(Happening h) {
        List<Detail> open = notTakenBack();
        if (!open.isEmpty()) {
            Detail original = pick(open, h.which());
            DetailKind kind =
                    pick(
                            List.of(DetailKind.CANCELLATION, DetailKind.REFUND, DetailKind.UNDO),
                            h.amount());
            arrive(
                    Details.mirror(
                            original,
                            original.settlementId() + "M",
                            kind,
                            instantIn(pick(MONTHS, h.when()), h.amount())));
        }
    }

    private void repeat(Happening h) {
        if (!facts.isEmpty()) {
            arrive(pick(List.copyOf(facts.values()), h.which()));
        }
    }

    private void change(Happening h, DetailState state) {
        List<Detail> originals =
                facts.values().stream().filter(one -> !one.kind().isMirror()).toList();
        if (originals.isEmpty()) {
            return;
        }
        Detail detail = pick(originals, h.which());
        Placement placement = standing.get(detail.settlementId());
        boolean open = cuts().isOpen(detail.pair(), placement.period());
        boolean tooLate = cuts().isTooLate(detail.pair(), detail.origin(), placement.period());
        if (open
                && placement.period().isMonth()
                && placement.state() != state
                && !(tooLate && state == DetailState.DUE)) {
            book(Booking.stateChange(together(detail), state, Optional.empty(), "auditor", NOW));
        }
    }

    /**
     * The authority decides about something the year has left over: approved, it is let go where it
     * stands, rejected, it stays held.
     */
    private void decide(Happening h) {
        List<Detail> leftOver =
                facts.values().stream()
                        .filter(one -> standing.get(one.settlementId()).equals(held(YEAR)))
                        .filter(one -> cuts().isOpen(one.pair(), YEAR))
                        .toList();
        if (leftOver.isEmpty()) {
            return;
        }
        Detail detail = pick(leftOver, h.which());
        List<Standing> together = together(detail);
        List<String> ids = together.stream().map(one -> one.detail().settlementId()).toList();
        if (h.amount() % 2 == 0) {
            ids.forEach(rejected::remove);
            book(
                    Booking.stateChange(
                            together, DetailState.DUE, Optional.of("approved"), "chief", NOW));
        } else {
            rejected.addAll(ids);
        }
    }

    /** A detail with its original or its mirror, as far as both stand at the same place. */
    private List<Standing> together(Detail detail) {
        String original = detail.originalId().orElse(detail.settlementId());
        Placement placement = standing.get(detail.settlementId());
        return standings().stream()
                .filter(
                        one ->
                                one.detail()
                                        .originalId()
                                        .orElse(one.detail().settlementId())
                                        .equals(original))
                .filter(one -> one.placement().equals(placement))
                .toList();
    }

    /**
     * Somebody objects to a detail of a month that is cut, and the tables that have it are drawn
     * again.
     */
    private void object(Happening h) {
        List<Detail> cleared =
                facts.values().stream()
                        .filter(one -> !facts.containsKey(one.settlementId() + "M"))
                        .filter(one -> !one.kind().isMirror())
                        .filter(one -> mayBeObjectedTo(one, standing.get(one.settlementId())))
                        .toList();
        if (cleared.isEmpty()) {
            return;
        }
        Standing objected = standing(pick(cleared, h.which()));
        Period period = objected.placement().period();
        Booking held =
                Booking.stateChange(
                        List.of(objected),
                        DetailState.HELD,
                        Optional.of("objected"),
                        "auditor",
                        NOW);
        book(held);
        book(Booking.rollBack(held.standings(), cuts(), NOW));
        for (int i = 0; i < cutOrder.size(); i++) {
            Circle circle = cutOrder.get(i).getKey();
            if (cutOrder.get(i).getValue().equals(period)
                    && circle.covers(objected.detail().pair())) {
                figuresAtCut.set(i, figures(circle, period));
            }
        }
    }

    private boolean mayBeObjectedTo(Detail detail, Placement placement) {
        return placement.period().isMonth()
                && !cuts().isOpen(detail.pair(), placement.period())
                && entries.stream()
                        .noneMatch(
                                entry ->
                                        entry.settlementId().equals(detail.settlementId())
                                                && entry.follows().isEmpty());
    }

    /** As intake does: what is known already is passed over. */
    private void arrive(Detail detail) {
        if (!facts.containsKey(detail.settlementId())) {
            Map<String, Standing> known = new HashMap<>();
            detail.originalId().ifPresent(id -> known.put(id, standing(facts.get(id))));
            Map<String, List<DeductionEntry>> taken = new HashMap<>();
            known.keySet().forEach(id -> taken.put(id, takenFrom(id)));
            facts.put(detail.settlementId(), detail);
            book(Booking.arrival(List.of(detail), known, taken, cuts(), NOW));
        }
    }

    private void book(Booking booking) {
        booking.standings()
                .forEach(one -> standing.put(one.detail().settlementId(), one.placement()));
        exceptions.addAll(booking.exceptions());
        entries.addAll(booking.entries());
        moves.add(booking.deltas());
        booking.deltas()
                .byLane()
                .forEach((lane, amounts) -> totals.merge(lane.cell(), amounts, Amounts::plus));
    }

    private List<Standing> standings() {
        return facts.values().stream().map(this::standing).toList();
    }

    private Standing standing(Detail detail) {
        String id = detail.settlementId();
        return new Standing(detail, standing.get(id), deductedWith(id));
    }

    /** What moves with a detail. */
    Money deductedWith(String id) {
        return Money.sum(
                entries.stream()
                        .filter(one -> one.follows().equals(Optional.of(id)))
                        .map(DeductionEntry::amount)
                        .toList());
    }

    private static Placement held(Period period) {
        return new Placement(period, DetailState.HELD);
    }

    private static Instant instantIn(Period month, int salt) {
        return switch (salt % 4) {
            case 0 -> month.start();
            case 1 -> month.endExclusive().minusMillis(1);
            default -> month.start().plusSeconds(salt % 2_000_000);
        };
    }

    private static <T> T pick(List<T> from, int number) {
        return from.get(number % from.size());
    }
}
