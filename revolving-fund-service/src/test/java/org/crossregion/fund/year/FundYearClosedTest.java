package org.crossregion.fund.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class FundYearClosedTest {

    @Test
    void what_is_published_is_what_the_schema_and_the_example_say() throws Exception {
        FundYearClosed event =
                new FundYearClosed(
                        UUID.fromString("01989f6e-0006-7000-8000-000000000006"),
                        Instant.parse("2027-03-20T02:00:00Z"),
                        "220000",
                        "province",
                        2026,
                        List.of(
                                new FundYearClosed.Region(
                                        "220100",
                                        "employee",
                                        200_000_000,
                                        5_000_000,
                                        205_000_000,
                                        150_000_000,
                                        55_000_000,
                                        0,
                                        300_000,
                                        100_000,
                                        204_800_000,
                                        50_000,
                                        150_000,
                                        204_900_000)));
        String message = Events.write(event);

        Contracts.mustConform("fund-year-closed.v1", message);
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(json.readTree(message))
                .isEqualTo(json.readTree(Contracts.example("fund-year-closed.v1")));
        assertThat(event.key()).isEqualTo("220000:province:2026");
    }

    @Test
    void what_is_said_of_a_year_that_is_not_closed_is_what_schema_and_example_say()
            throws Exception {
        String message =
                Events.write(
                        new FundYearDrafted(
                                UUID.fromString("01989f6e-000a-7000-8000-00000000000a"),
                                Instant.parse("2027-01-25T16:30:01Z"),
                                "220000",
                                "province",
                                2026,
                                List.of(
                                        new FundYearClosed.Region(
                                                "220100",
                                                "employee",
                                                200_000_000,
                                                5_000_000,
                                                205_000_000,
                                                150_000_000,
                                                55_000_000,
                                                0,
                                                300_000,
                                                100_000,
                                                204_800_000,
                                                50_000,
                                                50_000,
                                                204_800_000))));

        Contracts.mustConform("fund-year-drafted.v1", message);
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(json.readTree(message))
                .isEqualTo(json.readTree(Contracts.example("fund-year-drafted.v1")));
    }
}
