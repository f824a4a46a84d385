package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Set;

class WorkingCalendarTest {

    private static final LocalDate WED_30_SEP = LocalDate.of(2026, 9, 30);
    private static final LocalDate THU_8_OCT = LocalDate.of(2026, 10, 8);
    private static final LocalDate SAT_10_OCT = LocalDate.of(2026, 10, 10);

    /** 1 to 7 October off, Saturday the 10th worked instead. */
    private final WorkingCalendar calendar =
            new WorkingCalendar(
                    Set.of(2026),
                    Set.copyOf(
                            LocalDate.of(2026, 10, 1)
                                    .datesUntil(LocalDate.of(2026, 10, 8))
                                    .toList()),
                    Set.of(SAT_10_OCT));

    @Test
    void a_holiday_is_off_and_an_exchanged_saturday_is_worked() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(calendar.isWorkingDay(SAT_10_OCT)).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 11))).isFalse();
    }

    @Test
    void the_starting_day_does_not_count_and_holidays_are_skipped() {
        assertThat(calendar.plusWorkingDays(WED_30_SEP, 1)).isEqualTo(THU_8_OCT);
        assertThat(calendar.plusWorkingDays(WED_30_SEP, 3)).isEqualTo(SAT_10_OCT);
        assertThat(calendar.workingDaysBetween(WED_30_SEP, SAT_10_OCT)).isEqualTo(3);
    }

    @Test
    void a_year_that_is_not_known_is_an_error_and_no_guess() {
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2027, 1, 1)))
                .hasMessage("no working days known for 2027");
        assertThatThrownBy(() -> calendar.plusWorkingDays(LocalDate.of(2026, 12, 31), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_weekday_is_not_worked_in_exchange_and_no_day_is_both() {
        assertThatThrownBy(() -> new WorkingCalendar(Set.of(2026), Set.of(), Set.of(THU_8_OCT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new WorkingCalendar(
                                        Set.of(2026), Set.of(SAT_10_OCT), Set.of(SAT_10_OCT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_deadline_has_at_least_one_day() {
        assertThatThrownBy(() -> calendar.plusWorkingDays(WED_30_SEP, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
