package org.crossregion.fund.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class QuotaFixedTest {

    private final QuotaFixed event =
            new QuotaFixed(
                    UUID.fromString("01989f6e-0006-7000-8000-000000000001"),
                    Instant.parse("2026-01-10T02:00:00Z"),
                    2026,
                    "220100",
                    "220200",
                    "employee",
                    200_000_000,
                    1);

    @Test
    void what_is_published_is_what_the_schema_and_the_example_say() throws Exception {
        String message = Events.write(event);

        Contracts.mustConform("quota-fixed.v1", message);
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(json.readTree(message))
                .isEqualTo(json.readTree(Contracts.example("quota-fixed.v1")));
    }

    @Test
    void events_of_one_pair_and_scheme_share_a_key() {
        assertThat(event.key()).isEqualTo("220100:220200:employee");
        assertThat(event.topic()).isEqualTo("fund-events");
    }
}
