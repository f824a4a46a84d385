package org.crossregion.load.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/**
 * Whether the benchmark of a year's end still works. Its months are published, so it has a stack of
 * its own.
 */
class YearEndTest {

    @Test
    void a_year_is_collected_drawn_proved_issued_paid_and_closed() throws Exception {
        JsonNode report = YearEnd.run(Path.of(System.getProperty("build.root")), "--smoke");
        assertThat(report.at("/generation/median").asDouble()).isPositive();
        assertThat(report.path("recomputedAgainstBare").asDouble()).isPositive();
        assertThat(report.path("regionsInForm16").asInt()).isEqualTo(60);
    }
}
