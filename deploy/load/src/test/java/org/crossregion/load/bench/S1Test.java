package org.crossregion.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** Whether the benchmark still works; how fast anything is, is no matter for a test. */
class S1Test {

    @Test
    void theThreeWaysAllSettleStaysAndTheReportNamesThem() throws Exception {
        JsonNode report = S1.run(Path.of(System.getProperty("build.root")), "--smoke");

        assertThat(report.at("/a/median").asDouble()).isPositive();
        assertThat(report.at("/b/median").asDouble()).isPositive();
        assertThat(report.at("/c/median").asDouble()).isPositive();
        assertThat(report.at("/atHalfOfPeak/requests").asInt()).isPositive();
        assertThat(report.at("/statements").toString())
                .contains("insert into settlement ", "accumulator", "audit_entry", "outbox");
    }
}
