package org.crossregion.settlement.month;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** When a month falls due to be sealed; nothing here needs a database. */
class MonthSealingTest {

    private final MonthSealing sealing = new MonthSealing(null);

    @Test
    void a_month_is_sealed_five_seconds_after_its_last_beijing_second() {
        assertThat(due("2026-10-15T00:00:00Z")).isEqualTo("2026-10-31T16:00:05Z");
    }

    @Test
    void until_the_moment_itself_the_month_is_still_due_and_then_the_next_one_is() {
        assertThat(due("2026-10-31T16:00:04.999Z")).isEqualTo("2026-10-31T16:00:05Z");
        assertThat(due("2026-10-31T16:00:05Z")).isEqualTo("2026-11-30T16:00:05Z");
    }

    @Test
    void a_leap_february_and_a_years_end_are_months_like_any_other() {
        assertThat(due("2028-02-10T00:00:00Z")).isEqualTo("2028-02-29T16:00:05Z");
        assertThat(due("2026-12-31T00:00:00Z")).isEqualTo("2026-12-31T16:00:05Z");
    }

    private Instant due(String after) {
        return sealing.nextDue(Instant.parse(after)).orElseThrow();
    }
}
