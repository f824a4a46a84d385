package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalTime;

class BeijingTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-10-31T16:00:00Z");
    private static final LocalTime THREE = LocalTime.of(3, 0);

    @Test
    void midnight_is_strictly_after_an_instant() {
        assertThat(Beijing.nextMidnight(MIDNIGHT.minusNanos(1))).isEqualTo(MIDNIGHT);
        assertThat(Beijing.nextMidnight(MIDNIGHT)).isEqualTo(Instant.parse("2026-11-01T16:00:00Z"));
    }

    @Test
    void a_time_of_day_comes_today_or_tomorrow_and_strictly_after() {
        Instant three = Instant.parse("2026-10-31T19:00:00Z");

        assertThat(Beijing.next(THREE, MIDNIGHT)).isEqualTo(three);
        assertThat(Beijing.next(THREE, three.minusNanos(1))).isEqualTo(three);
        assertThat(Beijing.next(THREE, three)).isEqualTo(Instant.parse("2026-11-01T19:00:00Z"));
    }
}
