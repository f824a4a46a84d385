package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-31T15:59:59.999999999Z, 2026-10",
        "2026-10-31T16:00:00Z, 2026-11",
        "2026-12-31T15:59:59Z, 2026-12",
        "2026-12-31T16:00:00Z, 2027-01",
        "2028-02-29T15:59:59Z, 2028-02",
        "2028-02-29T16:00:00Z, 2028-03",
    })
    void an_instant_belongs_to_the_month_of_its_beijing_day(Instant instant, String month) {
        assertThat(Period.monthOf(instant)).hasToString(month);
        assertThat(Period.fromString(month).contains(instant)).isTrue();
    }

    @Test
    void a_period_ends_at_the_first_instant_of_the_next() {
        Period october = Period.fromString("2026-10");

        assertThat(october.hasEnded(october.endExclusive().minusNanos(1))).isFalse();
        assertThat(october.hasEnded(october.endExclusive())).isTrue();
        assertThat(october.next().start()).isEqualTo(october.endExclusive());
    }

    @Test
    void a_year_has_twelve_months_and_a_month_is_its_own() {
        Period year = Period.fromString("2026");

        assertThat(year.months()).hasSize(12).first().hasToString("2026-01");
        assertThat(year.isYear()).isTrue();
        assertThat(year.next()).hasToString("2027");
        assertThat(Period.fromString("2026-03").months())
                .containsExactly(Period.fromString("2026-03"));
        assertThat(Period.fromString("2026-03").year()).isEqualTo(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-00", "2026-1", "26-01", "202610", "", "2026-10-01"})
    void what_is_no_period_is_refused(String text) {
        assertThatThrownBy(() -> Period.fromString(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void days_that_are_neither_a_month_nor_a_year_are_no_period() {
        assertThatThrownBy(() -> new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Period(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 2, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2027, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
