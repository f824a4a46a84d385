package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

class WorkingCalendarPropertyTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Property
    void a_deadline_is_a_working_day_and_counts_as_many_as_asked(
            @ForAll @Size(max = 60) Set<@IntRange(min = 0, max = 700) Integer> daysOff,
            @ForAll @IntRange(min = 0, max = 300) int from,
            @ForAll @IntRange(min = 1, max = 60) int count) {
        WorkingCalendar calendar = calendar(daysOff);
        LocalDate start = START.plusDays(from);

        LocalDate deadline = calendar.plusWorkingDays(start, count);

        assertThat(calendar.isWorkingDay(deadline)).isTrue();
        assertThat(deadline).isAfter(start);
        assertThat(calendar.workingDaysBetween(start, deadline)).isEqualTo(count);
        assertThat(calendar.workingDaysBetween(start, deadline.minusDays(1))).isEqualTo(count - 1);
    }

    private static WorkingCalendar calendar(Set<Integer> daysOff) {
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (int offset : daysOff) {
            LocalDate day = START.plusDays(offset);
            boolean weekend =
                    day.getDayOfWeek() == DayOfWeek.SATURDAY
                            || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            (weekend ? worked : holidays).add(day);
        }
        return new WorkingCalendar(Set.of(2026, 2027), holidays, worked);
    }
}
