package org.crossregion.fund.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class ConsumedEventsTest {

    private static final UUID PAYMENT = UUID.fromString("01989f6e-0005-7000-8000-000000000020");

    @Test
    void the_agreed_shortage_names_its_debtors() {
        assertThat(read("funds-short.v1", FundsShort.class))
                .isEqualTo(
                        new FundsShort(
                                PAYMENT,
                                "220000",
                                "province",
                                "2026-10",
                                "employee",
                                120_000,
                                List.of(new FundsShort.Debtor("220200", 120_000)),
                                "220100"));
    }

    @Test
    void the_agreed_repayment_names_the_payment_it_gives_back() {
        assertThat(read("fund-repaid.v1", FundRepaid.class))
                .isEqualTo(
                        new FundRepaid(
                                UUID.fromString("01989f6e-0005-7000-8000-000000000014"),
                                PAYMENT,
                                "220200",
                                "employee",
                                100_000));
    }

    private static <T> T read(String event, Class<T> type) {
        return Events.read(
                new ReceivedEvent(
                        UUID.randomUUID(),
                        event,
                        "key",
                        0,
                        0,
                        Instant.EPOCH,
                        null,
                        Contracts.example(event)),
                type);
    }
}
