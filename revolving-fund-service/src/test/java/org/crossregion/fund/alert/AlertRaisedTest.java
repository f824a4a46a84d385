package org.crossregion.fund.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class AlertRaisedTest {

    @Test
    void what_is_published_is_what_the_schema_and_the_example_say() throws Exception {
        AlertRaised event =
                new AlertRaised(
                        UUID.fromString("01989f6e-0006-7000-8000-000000000002"),
                        Instant.parse("2026-10-20T02:00:00Z"),
                        2026,
                        "yellow",
                        "pair",
                        "all",
                        "220100",
                        "220200",
                        "employee",
                        "2026-10",
                        7_000,
                        200_000_000,
                        140_000_000);

        String message = Events.write(event);

        Contracts.mustConform("alert-raised.v1", message);
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(json.readTree(message))
                .isEqualTo(json.readTree(Contracts.example("alert-raised.v1")));
    }
}
