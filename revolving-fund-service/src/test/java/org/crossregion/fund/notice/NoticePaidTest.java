package org.crossregion.fund.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class NoticePaidTest {

    @Test
    void the_agreed_payment_is_read_with_its_lines() {
        NoticePaid read =
                Events.read(
                        new ReceivedEvent(
                                UUID.randomUUID(),
                                "notice-paid.v1",
                                "key",
                                0,
                                0,
                                Instant.EPOCH,
                                null,
                                Contracts.example("notice-paid.v1")),
                        NoticePaid.class);

        assertThat(read.notice()).isEqualTo("220000-2026-8-0001");
        assertThat(read.kind()).isEqualTo("monthly");
        assertThat(read.amountFen()).isEqualTo(500_000);
        assertThat(read.paidOn()).isEqualTo(LocalDate.parse("2026-12-03"));
        assertThat(read.lines()).isEqualTo(List.of(new NoticePaid.Line("220000", 500_000)));
    }
}
