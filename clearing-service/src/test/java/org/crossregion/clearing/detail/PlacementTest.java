package org.crossregion.clearing.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cuts;
import org.crossregion.clearing.cut.YearEnds;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

class PlacementTest {

    private static final Period OCTOBER = Period.fromString("2026-10");
    private static final Period NOVEMBER = Period.fromString("2026-11");
    private static final Period DECEMBER = Period.fromString("2026-12");

    private static final Period YEAR = Period.ofYear(2026);

    private static final Circle JILIN = new Circle(RegionCode.of("220000"), Tier.PROVINCE);
    private static final Circle SHANGHAI = new Circle(RegionCode.of("310000"), Tier.PROVINCE);
    private static final Circle LIAONING = new Circle(RegionCode.of("210000"), Tier.PROVINCE);
    private static final Circle NATION = new Circle(RegionCode.NATION, Tier.NATIONAL);

    @Test
    void the_last_second_of_a_month_is_its_own_and_the_next_second_is_the_next_months() {
        Detail last = Details.settlement("A1", Details.WITHIN, "2026-10-31T15:59:59.999999Z");
        Detail next = Details.settlement("A2", Details.WITHIN, "2026-10-31T16:00:00Z");

        assertThat(last.origin()).isEqualTo(OCTOBER);
        assertThat(next.origin()).isEqualTo(NOVEMBER);
    }

    @Test
    void a_leap_days_last_second_is_februarys() {
        Detail leap = Details.settlement("A1", Details.WITHIN, "2028-02-29T15:59:59Z");

        assertThat(leap.origin()).isEqualTo(Period.fromString("2028-02"));
    }

    @Test
    void a_settlement_clears_in_the_month_of_its_origin_and_needs_no_exception() {
        Placement.Placed placed = Placement.onArrival(october("A1"), Cuts.NONE);

        assertThat(placed.placement()).isEqualTo(due(OCTOBER));
        assertThat(placed.exceptional()).isFalse();
    }

    @Test
    void one_that_arrives_after_its_month_was_cut_is_late_and_clears_in_the_next_open_one() {
        Placement.Placed placed =
                Placement.onArrival(october("A1"), cuts(Map.of(OCTOBER, JILIN, NOVEMBER, JILIN)));

        assertThat(placed.placement()).isEqualTo(due(DECEMBER));
        assertThat(placed.exceptional()).isTrue();
        assertThat(placed.reason()).isEqualTo(PeriodException.Reason.LATE);
    }

    @Test
    void another_provinces_cut_does_not_make_it_late() {
        Placement.Placed placed =
                Placement.onArrival(october("A1"), cuts(Map.of(OCTOBER, LIAONING)));

        assertThat(placed.placement()).isEqualTo(due(OCTOBER));
    }

    @Test
    void a_pair_across_a_border_is_cut_by_whichever_circle_it_is_in_cuts_first() {
        Detail across = Details.settlement("A1", Details.ACROSS, "2026-10-12T06:30:00Z");

        for (Circle circle : Set.of(JILIN, SHANGHAI, NATION)) {
            assertThat(Placement.onArrival(across, cuts(Map.of(OCTOBER, circle))).placement())
                    .as(circle.toString())
                    .isEqualTo(due(NOVEMBER));
        }
        assertThat(Placement.onArrival(across, cuts(Map.of(OCTOBER, LIAONING))).placement())
                .isEqualTo(due(OCTOBER));
    }

    @Test
    void the_nations_cut_leaves_pairs_within_a_province_open() {
        Placement.Placed placed = Placement.onArrival(october("A1"), cuts(Map.of(OCTOBER, NATION)));

        assertThat(placed.placement()).isEqualTo(due(OCTOBER));
    }

    @Test
    void a_mirror_goes_beside_its_original_while_that_ones_period_is_open() {
        Detail mirror = november(october("A1"));

        Placement.Placed placed = Placement.onArrival(mirror, due(OCTOBER), Cuts.NONE);

        assertThat(placed.placement()).isEqualTo(due(OCTOBER));
        assertThat(placed.reason()).isEqualTo(PeriodException.Reason.ASSIGNED);
    }

    @Test
    void a_mirror_of_a_detail_that_is_held_is_held_with_it() {
        Placement held = new Placement(OCTOBER, DetailState.HELD);

        assertThat(Placement.onArrival(november(october("A1")), held, Cuts.NONE).placement())
                .isEqualTo(held);
    }

    @Test
    void a_mirror_whose_originals_period_is_cut_is_a_refund_in_the_month_of_its_own() {
        Placement.Placed placed =
                Placement.onArrival(
                        november(october("A1")), due(OCTOBER), cuts(Map.of(OCTOBER, JILIN)));

        assertThat(placed.placement()).isEqualTo(due(NOVEMBER));
        assertThat(placed.exceptional()).isFalse();
    }

    @Test
    void a_mirror_that_does_not_take_back_the_whole_is_a_contradiction() {
        Detail original = october("A1");
        Detail other = Details.settlement("A1", Details.WITHIN, "2026-10-12T06:30:01Z");
        Detail partial =
                Details.mirror(
                        Details.settlement(
                                "A1",
                                Details.WITHIN,
                                original.scheme(),
                                original.careType(),
                                original.settledAt(),
                                9_999,
                                500,
                                0),
                        "A1M",
                        DetailKind.REFUND,
                        original.settledAt());

        assertThat(partial.mirrors(original)).isFalse();
        assertThat(november(original).mirrors(other)).isTrue();
        assertThatThrownBy(
                        () ->
                                Booking.arrival(
                                        java.util.List.of(partial),
                                        Map.of("A1", new Standing(original, due(OCTOBER))),
                                        Map.of(),
                                        Cuts.NONE,
                                        Instant.EPOCH))
                .isInstanceOf(Contradiction.class)
                .hasMessageContaining("does not mirror");
    }

    @Test
    void what_december_left_over_is_held_in_the_years_end_where_policy_has_one() {
        Placement.Placed placed = Placement.onArrival(october("A1"), yearEnd(Map.of()));

        assertThat(placed.placement()).isEqualTo(new Placement(YEAR, DetailState.HELD));
        assertThat(placed.reason()).isEqualTo(PeriodException.Reason.LATE);
    }

    @Test
    void it_clears_in_the_next_months_where_policy_has_none() {
        Cuts nextPeriods = new Cuts(yearEnd(Map.of()).byPeriod());

        assertThat(Placement.onArrival(october("A1"), nextPeriods).placement())
                .isEqualTo(due(Period.fromString("2027-01")));
    }

    @Test
    void a_settlement_of_the_new_years_first_second_has_nothing_to_do_with_the_old_year() {
        Detail january = Details.settlement("A1", Details.WITHIN, "2026-12-31T16:00:00Z");
        Detail december = Details.settlement("A2", Details.WITHIN, "2026-12-31T15:59:59.999Z");

        assertThat(Placement.onArrival(january, yearEnd(Map.of())).placement())
                .isEqualTo(due(Period.fromString("2027-01")));
        assertThat(Placement.onArrival(december, yearEnd(Map.of())).placement())
                .isEqualTo(new Placement(YEAR, DetailState.HELD));
    }

    @Test
    void once_the_year_is_cut_what_still_turns_up_goes_to_the_next_open_month() {
        Cuts cuts = yearEnd(Map.of(YEAR, JILIN, Period.fromString("2027-01"), JILIN));

        assertThat(Placement.onArrival(october("A1"), cuts).placement())
                .isEqualTo(due(Period.fromString("2027-02")));
    }

    @Test
    void a_cut_year_closes_its_months_even_those_in_which_nothing_happened() {
        Cuts cuts = new Cuts(Map.of(YEAR, Set.of(JILIN)));

        assertThat(cuts.isOpen(Details.WITHIN, OCTOBER)).isFalse();
        assertThat(cuts.isOpen(Details.WITHIN, Period.fromString("2027-01"))).isTrue();
    }

    @Test
    void a_mirror_of_what_stands_in_the_years_end_stands_beside_it_and_is_a_refund_afterwards() {
        Placement yearEnd = new Placement(YEAR, DetailState.HELD);
        Detail mirror =
                Details.mirror(
                        october("A1"),
                        "A1M",
                        DetailKind.REFUND,
                        Instant.parse("2027-02-03T02:00:00Z"));

        assertThat(Placement.onArrival(mirror, yearEnd, yearEnd(Map.of())).placement())
                .isEqualTo(yearEnd);
        assertThat(Placement.onArrival(mirror, yearEnd, yearEnd(Map.of(YEAR, JILIN))).placement())
                .isEqualTo(due(Period.fromString("2027-02")));
    }

    @Test
    void what_is_held_when_december_is_cut_moves_to_the_years_end_and_from_there_on() {
        Standing held = new Standing(october("A1"), new Placement(DECEMBER, DetailState.HELD));

        Booking first = Booking.rollBack(java.util.List.of(held), yearEnd(Map.of()), Instant.EPOCH);
        assertThat(first.standings().get(0).placement())
                .isEqualTo(new Placement(YEAR, DetailState.HELD));

        Booking second =
                Booking.rollBack(first.standings(), yearEnd(Map.of(YEAR, JILIN)), Instant.EPOCH);
        assertThat(second.standings().get(0).placement())
                .isEqualTo(new Placement(Period.fromString("2027-01"), DetailState.HELD));
    }

    @Test
    void a_mirror_of_the_new_year_that_is_held_with_its_original_goes_to_the_years_end_with_it() {
        Detail original = october("A1");
        Detail mirror =
                Details.mirror(
                        original,
                        "A1M",
                        DetailKind.CANCELLATION,
                        Instant.parse("2027-01-03T02:00:00Z"));
        Placement held = new Placement(DECEMBER, DetailState.HELD);

        Booking booking =
                Booking.rollBack(
                        java.util.List.of(new Standing(mirror, held), new Standing(original, held)),
                        yearEnd(Map.of()),
                        Instant.EPOCH);
        assertThat(booking.standings())
                .extracting(Standing::placement)
                .containsOnly(new Placement(YEAR, DetailState.HELD));
    }

    @Test
    void two_months_late_it_clears_in_the_third_month_of_its_own() {
        Cuts cuts = late(2, false, OCTOBER, NOVEMBER);

        assertThat(Placement.onArrival(october("A1"), cuts).placement()).isEqualTo(due(DECEMBER));
    }

    @Test
    void three_months_late_it_is_held_in_the_next_month_until_it_is_applied_for() {
        Cuts cuts = late(2, false, OCTOBER, NOVEMBER, DECEMBER);

        assertThat(Placement.onArrival(october("A1"), cuts).placement())
                .isEqualTo(new Placement(Period.fromString("2027-01"), DetailState.HELD));
    }

    @Test
    void
            one_month_too_late_it_waits_for_the_years_end_where_there_is_one_though_december_is_open() {
        Cuts cuts = late(1, true, OCTOBER, NOVEMBER);

        assertThat(Placement.onArrival(october("A1"), cuts).placement())
                .isEqualTo(new Placement(YEAR, DetailState.HELD));
        assertThat(Placement.onArrival(october("A1"), late(1, true, OCTOBER)).placement())
                .isEqualTo(due(NOVEMBER));
    }

    @Test
    void what_is_held_moves_on_as_often_as_policy_allows_and_then_waits_for_the_years_end() {
        Standing held = new Standing(october("A1"), new Placement(NOVEMBER, DetailState.HELD));

        assertThat(
                        Booking.rollBack(
                                        java.util.List.of(held),
                                        late(2, true, OCTOBER, NOVEMBER),
                                        Instant.EPOCH)
                                .standings())
                .extracting(Standing::placement)
                .containsExactly(new Placement(DECEMBER, DetailState.HELD));
        assertThat(
                        Booking.rollBack(
                                        java.util.List.of(held),
                                        late(1, true, OCTOBER, NOVEMBER),
                                        Instant.EPOCH)
                                .standings())
                .extracting(Standing::placement)
                .containsExactly(new Placement(YEAR, DetailState.HELD));
    }

    @Test
    void what_is_settled_in_an_open_month_is_never_late_even_if_nothing_may_be() {
        assertThat(Placement.onArrival(october("A1"), late(0, true)).placement())
                .isEqualTo(due(OCTOBER));
    }

    /** These months of Jilin are cut, and a detail may clear so many months after its own. */
    private static Cuts late(int lateMonths, boolean run, Period... months) {
        Map<Period, Set<Circle>> cut = new java.util.HashMap<>();
        for (Period month : months) {
            cut.put(month, Set.of(JILIN));
        }
        return new Cuts(
                cut,
                Map.of(),
                new YearEnds() {
                    @Override
                    public boolean hasRun(Circle circle, Period year) {
                        return run;
                    }

                    @Override
                    public int lateMonths(Circle circle, Period origin) {
                        return lateMonths;
                    }
                });
    }

    /** October to December are cut, and what is given; Jilin has a run for the year's end. */
    private static Cuts yearEnd(Map<Period, Circle> furtherCuts) {
        Map<Period, Set<Circle>> cut = new java.util.HashMap<>();
        for (Period month : java.util.List.of(OCTOBER, NOVEMBER, DECEMBER)) {
            cut.put(month, Set.of(JILIN));
        }
        furtherCuts.forEach((period, circle) -> cut.put(period, Set.of(circle)));
        return new Cuts(cut, Map.of(YEAR, Set.of(JILIN)));
    }

    private static Detail october(String id) {
        return Details.settlement(id, Details.WITHIN, "2026-10-12T06:30:00Z");
    }

    private static Detail november(Detail original) {
        return Details.mirror(
                original,
                original.settlementId() + "M",
                DetailKind.CANCELLATION,
                Instant.parse("2026-11-02T02:00:00Z"));
    }

    private static Placement due(Period period) {
        return new Placement(period, DetailState.DUE);
    }

    private static Cuts cuts(Map<Period, Circle> cut) {
        return new Cuts(
                cut.entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, one -> Set.of(one.getValue()))));
    }
}
