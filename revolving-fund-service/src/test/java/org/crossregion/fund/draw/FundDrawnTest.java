package org.crossregion.fund.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class FundDrawnTest {

    private static final UUID PAYMENT = UUID.fromString("01989f6e-0005-7000-8000-000000000020");

    @Test
    void what_is_published_of_a_draw_is_what_the_schema_and_the_example_say() throws Exception {
        FundDrawn event =
                new FundDrawn(
                        UUID.fromString("01989f6e-0006-7000-8000-000000000004"),
                        Instant.parse("2026-12-09T02:00:00Z"),
                        PAYMENT,
                        "220000",
                        "province",
                        "2026-10",
                        "employee",
                        100_000,
                        List.of(new FundDrawn.PairDraw("220200", "220100", 100_000)));

        mustBe("fund-drawn.v1", Events.write(event));
        assertThat(event.key()).isEqualTo("220000:province:2026-10");
    }

    @Test
    void what_is_published_of_a_replenishment_is_what_the_schema_and_the_example_say()
            throws Exception {
        FundReplenished event =
                new FundReplenished(
                        UUID.fromString("01989f6e-0006-7000-8000-000000000005"),
                        Instant.parse("2026-12-15T02:00:00Z"),
                        PAYMENT,
                        "220200",
                        "employee",
                        100_000);

        mustBe("fund-replenished.v1", Events.write(event));
        assertThat(event.key()).isEqualTo("220200:employee");
    }

    private static void mustBe(String contract, String message) throws Exception {
        Contracts.mustConform(contract, message);
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(json.readTree(message)).isEqualTo(json.readTree(Contracts.example(contract)));
    }
}
