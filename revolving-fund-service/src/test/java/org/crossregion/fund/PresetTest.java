package org.crossregion.fund;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.crossregion.embedded.TestServices;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The quota policies of the sample data, on the figures of Jiangsu's regions. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(Keys.class)
class PresetTest extends FundDesk {

    private static final Path SAMPLE =
            Path.of("../deploy/local/src/main/reference/quota-policies.yaml");

    @BeforeEach
    void october() throws IOException {
        itIsOctober();
        imports("quota-policies", Files.readString(SAMPLE)).statusCode(200);
    }

    @Test
    void jiangsu_prepays_a_fifth_of_the_net_outflow_in_whole_ten_thousands_of_yuan() {
        // 南京 owed 150 万元 more than it was owed, 无锡 was owed more.
        tell(
                Told.clearedOf(
                        "320000", "2025-03", "320100", "320200", Map.of("2025-03", 171_234_567L)),
                Told.clearedOf(
                        "320000", "2025-04", "320200", "320100", Map.of("2025-04", 20_000_000L)),
                Told.clearedOf("320000", "2025", "320100", "320300", Map.of("2025-12", 1_000L)),
                // Across the border the fourth quarter counts, as everywhere.
                Told.settled("J1", null, "320100", "220100", "2025-11", 300_00));
        await().untilAsserted(
                        () ->
                                as(Role.AUTHORITY, "320000")
                                        .get("/api/v1/quotas/2026/preview")
                                        .then()
                                        .statusCode(200)
                                        .body("pairs", hasSize(3)));

        as(Role.AUTHORITY, "320000")
                .post("/api/v1/quotas/2026")
                .then()
                .statusCode(200)
                .body("quotas", hasSize(3))
                .body("quotas.insuredRegion.unique()", hasSize(1))
                .body("quotas.find{it.treatmentRegion=='220100'}.quota", equalTo("200.00"))
                .body("quotas.find{it.treatmentRegion=='220100'}.multiplier", equalTo("2.0000"))
                .body("quotas.find{it.treatmentRegion=='320200'}.basis", equalTo("1512345.67"))
                .body("quotas.find{it.treatmentRegion=='320200'}.quota", equalTo("300000.00"))
                .body("quotas.find{it.treatmentRegion=='320200'}.multiplier", equalTo("0.2000"))
                // Cleared in the year's own run, and too little for a 万元.
                .body("quotas.find{it.treatmentRegion=='320300'}.basis", equalTo("10.00"))
                .body("quotas.find{it.treatmentRegion=='320300'}.quota", equalTo("0.00"));
    }

    @Test
    void the_sample_is_exported_as_it_was_imported() {
        String exported =
                as(Role.ADMINISTRATOR, "")
                        .get("/api/v1/reference/quota-policies")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        imports("quota-policies", exported).statusCode(200).body("imported", equalTo(0));
    }
}
