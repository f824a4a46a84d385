package org.crossregion.fund.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class YearSquaredTest {

    @Test
    void the_agreed_year_names_the_regions_that_are_asked_about() {
        YearSquared read =
                Events.read(
                        new ReceivedEvent(
                                UUID.randomUUID(),
                                "year-squared.v1",
                                "key",
                                0,
                                0,
                                Instant.EPOCH,
                                null,
                                Contracts.example("year-squared.v1")),
                        YearSquared.class);

        assertThat(read)
                .isEqualTo(
                        new YearSquared(
                                "220000",
                                "province",
                                2026,
                                List.of(
                                        new YearSquared.Region("220100", "employee"),
                                        new YearSquared.Region("220200", "employee"))));
    }

    @Test
    void the_agreed_draft_of_a_year_is_asked_about() {
        YearCollected read =
                Events.read(
                        new ReceivedEvent(
                                UUID.randomUUID(),
                                "year-collected.v1",
                                "key",
                                0,
                                0,
                                Instant.EPOCH,
                                null,
                                Contracts.example("year-collected.v1")),
                        YearCollected.class);

        assertThat(read).isEqualTo(new YearCollected("220000", "province", 2026));
    }
}
