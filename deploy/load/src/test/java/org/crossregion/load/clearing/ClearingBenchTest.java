package org.crossregion.load.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/**
 * Whether the benchmarks of a month still work; how fast anything is, is no matter for a test. They
 * share one service.
 */
class ClearingBenchTest {

    private static final Path ROOT = Path.of(System.getProperty("build.root"));

    private static Bench.Shared shared;

    @BeforeAll
    static void start() {
        shared = Bench.Shared.start(ROOT);
    }

    @AfterAll
    static void stop() {
        if (shared != null) {
            shared.close();
        }
    }

    @Test
    void months_are_loaded_as_intake_would_have_left_them_and_drawn() throws Exception {
        JsonNode tables = S2.smoke(ROOT, shared);
        assertThat(tables.at("/generation-20000/median").asDouble()).isPositive();
        assertThat(tables.at("/ratio-20000/median").asDouble()).isPositive();
        assertThat(tables.path("regionsInForm9").asInt()).isEqualTo(60);
    }

    @Test
    void settlements_wait_in_kafka_and_are_taken_in() throws Exception {
        JsonNode report = S5.smoke(ROOT, shared);
        assertThat(report.at("/service/median").asDouble()).isPositive();
        assertThat(report.at("/ratio-hot/median").asDouble()).isPositive();
    }

    @Test
    void details_are_exported_beside_the_bare_library() throws Exception {
        JsonNode report = S6.smoke(ROOT, shared);
        assertThat(report.at("/csv/median").asDouble()).isPositive();
        assertThat(report.at("/heap-xlsx/capacity").asInt()).isPositive();
    }
}
