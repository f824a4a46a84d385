package org.crossregion.clearing.detail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.statement.BalanceTable;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must hold for every month, however its details arrive. */
class ClearingPropertyTest {

    @Provide
    Arbitrary<List<Months.Happening>> happenings() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000_000);
        return Combinators.combine(any, any, any, any)
                .as(Months.Happening::new)
                .list()
                .ofMaxSize(80);
    }

    @Property
    void running_totals_are_what_facts_and_exceptions_come_to(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        SortedMap<Cell, Amounts> totals = new TreeMap<>(months.totals);
        totals.values().removeIf(Amounts::isNothing);
        assertThat(totals)
                .isEqualTo(
                        Recomputation.of(months.facts.values(), months.exceptions, months.entries));
    }

    @Property
    void every_deduction_is_taken_once_and_given_back_at_most_once(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        Map<UUID, List<DeductionEntry>> byDeduction =
                months.entries.stream().collect(Collectors.groupingBy(DeductionEntry::deduction));
        byDeduction
                .values()
                .forEach(
                        entries ->
                                assertThat(entries)
                                        .extracting(DeductionEntry::kind)
                                        .isIn(
                                                List.of(DeductionEntry.Kind.DEDUCTION),
                                                List.of(
                                                        DeductionEntry.Kind.DEDUCTION,
                                                        DeductionEntry.Kind.RELEASE)));
        assertThat(Money.sum(months.totals.values().stream().map(Amounts::deducted).toList()))
                .isEqualTo(
                        Money.sum(
                                months.facts.keySet().stream()
                                        .flatMap(id -> months.takenFrom(id).stream())
                                        .map(DeductionEntry::amount)
                                        .toList()));
    }

    @Property
    void a_refund_gives_back_what_was_cleared_less_what_was_deducted(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        for (Detail mirror : months.facts.values()) {
            mirror.originalId()
                    .ifPresent(
                            id -> {
                                Detail original = months.facts.get(id);
                                List<DeductionEntry> released =
                                        months.entries.stream()
                                                .filter(
                                                        one ->
                                                                one.follows()
                                                                        .filter(
                                                                                mirror
                                                                                                .settlementId()
                                                                                        ::equals)
                                                                        .isPresent())
                                                .toList();
                                Money deducted =
                                        Money.sum(
                                                released.stream()
                                                        .map(one -> one.amount().negated())
                                                        .toList());
                                assertThat(months.takenFrom(id)).isEmpty();
                                assertThat(mirror.cleared().plus(deducted))
                                        .isEqualTo(original.cleared().minus(deducted).negated());
                                assertThat(sumOfEntries(months, id)).isEqualTo(Money.ZERO);
                            });
        }
    }

    @Property
    void a_deduction_never_clears_before_its_settlement_nor_in_a_cut_period(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        for (DeductionEntry entry : months.entries) {
            Placement settlement = months.standing.get(entry.settlementId());
            entry.period()
                    .ifPresent(
                            own ->
                                    assertThat(own.endDay())
                                            .as("a year is cleared after its months")
                                            .isAfterOrEqualTo(settlement.period().endDay()));
        }
    }

    @Property
    void no_more_is_deducted_from_a_settlement_than_it_clears(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        for (Detail detail : months.facts.values()) {
            if (!detail.kind().isMirror()) {
                assertThat(sumOfEntries(months, detail.settlementId()))
                        .isBetween(Money.ZERO, detail.cleared());
            }
        }
    }

    @Property
    void a_cut_periods_figures_never_move_again_but_by_an_objection_to_its_table(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        for (int i = 0; i < months.cutOrder.size(); i++) {
            Map.Entry<Circle, Period> cut = months.cutOrder.get(i);
            assertThat(months.figures(cut.getKey(), cut.getValue()))
                    .as("%s", cut)
                    .isEqualTo(months.figuresAtCut.get(i));
        }
    }

    @Property
    void every_detail_is_cleared_exactly_once_and_none_is_lost(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        long details = months.totals.values().stream().mapToLong(Amounts::details).sum();
        Money cleared = Money.sum(months.totals.values().stream().map(Amounts::cleared).toList());
        assertThat(details).isEqualTo(months.facts.size());
        assertThat(cleared)
                .isEqualTo(Money.sum(months.facts.values().stream().map(Detail::cleared).toList()));
    }

    @Property
    void a_cancelled_pair_comes_to_nothing_and_in_one_period_if_that_was_open(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        for (Detail mirror : months.facts.values()) {
            mirror.originalId()
                    .ifPresent(
                            id -> {
                                Detail original = months.facts.get(id);
                                Amounts both = original.amounts().plus(mirror.amounts());
                                assertThat(both)
                                        .isEqualTo(
                                                new Amounts(
                                                        2,
                                                        0,
                                                        Money.ZERO,
                                                        Map.of(),
                                                        Money.ZERO,
                                                        Money.ZERO));
                                Placement first = months.standing.get(id);
                                Placement second = months.standing.get(mirror.settlementId());
                                if (months.cuts().isOpen(original.pair(), first.period())) {
                                    assertThat(second).isEqualTo(first);
                                }
                            });
        }
    }

    @Property
    void nothing_stays_held_in_a_period_that_was_cut(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        months.cutOrder.forEach(
                cut ->
                        assertThat(months.figures(cut.getKey(), cut.getValue()).keySet())
                                .allMatch(cell -> cell.state() == DetailState.DUE));
    }

    @Property
    void what_stands_in_a_years_end_is_of_that_year_or_takes_such_a_settlement_back(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        months.standing.forEach(
                (id, placement) -> {
                    if (placement.period().isYear()) {
                        Detail detail = months.facts.get(id);
                        Detail settled = detail.originalId().map(months.facts::get).orElse(detail);
                        assertThat(List.of(detail.origin().year(), settled.origin().year()))
                                .contains(placement.period());
                        assertThat(months.cuts().hasYearEnd(detail.pair(), placement.period()))
                                .isTrue();
                    }
                });
    }

    @Property
    void what_comes_later_than_policy_allows_is_held_until_it_is_applied_for(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        months.standing.forEach(
                (id, placement) -> {
                    Detail detail = months.facts.get(id);
                    if (!detail.kind().isMirror()
                            && placement.period().isMonth()
                            && months.cuts()
                                    .isTooLate(
                                            detail.pair(), detail.origin(), placement.period())) {
                        assertThat(placement.state()).as(id).isEqualTo(DetailState.HELD);
                    }
                });
    }

    @Property
    void twelve_months_and_the_years_end_are_the_year_and_the_rest_of_it_stands_in_the_next(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);
        Circle jilin = Months.CIRCLES.get(0);
        months.cut(jilin, Months.YEAR);

        Money periods = Money.ZERO;
        for (Period period : Months.PERIODS) {
            if (period.year().equals(Months.YEAR)) {
                for (Amounts amounts : months.figures(jilin, period).values()) {
                    periods = periods.plus(amounts.cleared());
                }
            }
        }
        Money facts = Money.ZERO;
        for (Detail detail : months.facts.values()) {
            Placement placement = months.standing.get(detail.settlementId());
            if (jilin.covers(detail.pair())) {
                if (placement.period().year().equals(Months.YEAR)) {
                    assertThat(placement.state()).isEqualTo(DetailState.DUE);
                    facts = facts.plus(detail.cleared());
                } else {
                    assertThat(placement.period().firstDay())
                            .isAfterOrEqualTo(Months.YEAR.endDay());
                }
            }
        }
        assertThat(periods).isEqualTo(facts);
    }

    @Property
    void nothing_enters_a_later_month_of_a_pair_while_its_years_end_is_open(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        months.standing.forEach(
                (id, placement) -> {
                    Detail detail = months.facts.get(id);
                    Period year = detail.origin().year();
                    boolean later = !placement.period().firstDay().isBefore(year.endDay());
                    if (later
                            && !detail.kind().isMirror()
                            && months.cuts().hasYearEnd(detail.pair(), year)) {
                        assertThat(months.cuts().isOpen(detail.pair(), year)).as(id).isFalse();
                    }
                });
    }

    @Property
    void receivable_equals_payable_in_every_closed_circle(
            @ForAll("happenings") List<Months.Happening> happenings) {
        Months months = worked(happenings);

        for (Circle circle : Months.CIRCLES) {
            for (Period period : Months.PERIODS) {
                List<StatementRow> rows = StatementRow.of(months.figures(circle, period));
                assertThat(BalanceTable.of(circle, rows, List.of()).imbalances()).isEmpty();
            }
        }
    }

    @Property
    void the_order_of_unrelated_arrivals_does_not_matter(
            @ForAll("happenings") List<Months.Happening> happenings) {
        List<Months.Happening> arrivals =
                happenings.stream().filter(Months.Happening::isSettlement).toList();
        Months forward = worked(arrivals);

        List<Detail> backward = new ArrayList<>(forward.facts.values());
        Collections.reverse(backward);
        Booking booking = Booking.arrival(backward, Map.of(), Map.of(), Cuts.NONE, Instant.EPOCH);

        SortedMap<Cell, Amounts> sums = new TreeMap<>();
        booking.deltas().byLane().forEach((lane, a) -> sums.merge(lane.cell(), a, Amounts::plus));
        assertThat(sums).isEqualTo(forward.totals);
    }

    @Example
    void what_is_objected_to_leaves_the_table_and_is_held_in_the_next_month() {
        Months months =
                worked(
                        List.of(
                                new Months.Happening(0, 0, 0, 200),
                                new Months.Happening(0, 0, 0, 300),
                                new Months.Happening(11, 0, 0, 0),
                                new Months.Happening(10, 0, 0, 0)));

        assertThat(months.standing.get("A0"))
                .isEqualTo(new Placement(Months.MONTHS.get(1), DetailState.HELD));
        assertThat(months.standing.get("A1"))
                .isEqualTo(new Placement(Months.MONTHS.get(0), DetailState.DUE));
    }

    private static Money sumOfEntries(Months months, String settlementId) {
        return Money.sum(
                months.entries.stream()
                        .filter(one -> one.settlementId().equals(settlementId))
                        .map(DeductionEntry::amount)
                        .toList());
    }

    private static Months worked(List<Months.Happening> happenings) {
        Months months = new Months();
        happenings.forEach(months::happen);
        return months;
    }
}
