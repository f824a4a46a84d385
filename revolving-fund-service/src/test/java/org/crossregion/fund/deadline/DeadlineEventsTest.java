package org.crossregion.fund.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.OutboxEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

class DeadlineEventsTest {

    @Test
    void what_is_told_is_what_the_schemas_and_the_examples_say() throws Exception {
        mustBeAsWritten(
                new FundDeadlineMoved(
                        UUID.fromString("01989f6e-0006-7000-8000-000000000021"),
                        Instant.parse("2027-02-04T16:00:00Z"),
                        "notice/220000-2027-F8-0001",
                        "220100",
                        LocalDate.parse("2027-02-18"),
                        LocalDate.parse("2027-02-25"),
                        LocalDate.parse("2027-02-24")));
        mustBeAsWritten(
                new FundDeadlineNear(
                        UUID.fromString("01989f6e-0006-7000-8000-000000000022"),
                        Instant.parse("2026-10-23T16:00:00Z"),
                        "increase-decision",
                        "emergency-increase/01989f6e-0006-7000-8000-000000000011",
                        LocalDate.parse("2026-10-27"),
                        3,
                        false,
                        "220000",
                        "220100"));
    }

    private static void mustBeAsWritten(OutboxEvent event) throws Exception {
        String message = Events.write(event);
        String name = event.type();
        Contracts.mustConform(name, message);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(message)).isEqualTo(json.readTree(Contracts.example(name)));
        assertThat(event.topic()).isEqualTo("fund-events");
    }
}
