package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import java.time.Instant;

class PeriodPropertyTest {

    private static final long Y2000 = 946684800L;
    private static final long Y2100 = 4102444800L;

    @Property
    void every_instant_lies_in_exactly_one_month(
            @ForAll @LongRange(min = Y2000, max = Y2100) long second) {
        Instant instant = Instant.ofEpochSecond(second);
        Period month = Period.monthOf(instant);

        assertThat(month.contains(instant)).isTrue();
        assertThat(month.next().contains(instant)).isFalse();
        assertThat(month.previous().contains(instant)).isFalse();
        assertThat(month.year().contains(instant)).isTrue();
    }

    @Property
    void periods_tile_the_time_and_are_read_back(
            @ForAll @LongRange(min = Y2000, max = Y2100) long second) {
        Period month = Period.monthOf(Instant.ofEpochSecond(second));

        assertThat(month.next().previous()).isEqualTo(month);
        assertThat(month.next().firstDay()).isEqualTo(month.endDay());
        assertThat(Period.fromString(month.toString())).isEqualTo(month);
        assertThat(Period.fromString(month.year().toString())).isEqualTo(month.year());
        assertThat(month).isLessThan(month.next());
    }
}
