package org.crossregion.load.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** Whether the benchmark still works; how fast anything is, is no matter for a test. */
class FilingScaleTest {

    @Test
    void copiesOfOnePersonAreAskedAboutFiledForAndListed() throws Exception {
        JsonNode report = FilingScale.run(Path.of(System.getProperty("build.root")), "--smoke");

        JsonNode many = report.path("sizes").path(1);
        assertThat(many.path("persons").asInt()).isEqualTo(3_000);
        assertThat(many.path("filings").asInt()).isGreaterThan(6_000);
        assertThat(many.at("/eligibility/p99Millis").asDouble()).isPositive();
        assertThat(many.at("/submit/perSecond").asDouble()).isPositive();
        assertThat(many.at("/submit/statements").asDouble()).isPositive();
        assertThat(many.at("/batch/filed").asInt()).isEqualTo(100);
        assertThat(many.at("/lists/filings, first page/pages").asInt()).isPositive();
        assertThat(many.at("/lists/filings, first page/rows").asInt()).isEqualTo(50);
        assertThat(many.at("/lists/filings of a person/rows").asInt()).isEqualTo(2);
        assertThat(many.at("/lists/filings that wait/rows").asInt()).isPositive();
        assertThat(many.at("/lists/persons of a name nobody has/rows").asInt()).isZero();
    }
}
