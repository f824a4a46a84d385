package org.crossregion.fund.utilisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class ConsumedEventsTest {

    @Test
    void the_agreed_settlement_is_a_fact_of_its_pair() {
        SettlementRecorded read = read("settlement-recorded.v1", SettlementRecorded.class);

        assertThat(read.inClearing()).isTrue();
        assertThat(Fact.of(read))
                .isEqualTo(
                        new Fact(
                                "A2201002610120000001",
                                "settlement",
                                null,
                                Period.fromString("2026-10"),
                                new RegionPair(RegionCode.of("220100"), RegionCode.of("220200")),
                                Scheme.EMPLOYEE,
                                Money.ofYuan("12040.50"),
                                Money.ofYuan("9700.00")));
    }

    @Test
    void the_agreed_period_names_its_pairs() {
        PeriodGenerated read = read("period-generated.v1", PeriodGenerated.class);

        assertThat(read.period()).isEqualTo("2026-10");
        PeriodGenerated.Pair pair = read.pairs().get(0);
        assertThat(pair.insuredRegion() + pair.treatmentRegion() + pair.scheme())
                .isEqualTo("220100220200employee");
        assertThat(pair.clearedFen()).isEqualTo(970_000);
        assertThat(pair.byOrigin(read.clearingPeriod()))
                .isEqualTo(
                        List.of(
                                new PeriodGenerated.Origin(
                                        "2026-10", pair.cases(), 970_000, pair.deductedFen())));
    }

    @Test
    void a_year_that_does_not_tell_origins_is_of_its_december() {
        PeriodGenerated.Pair pair =
                new PeriodGenerated.Pair("220100", "220200", "employee", 3, 500, 0, null);

        assertThat(pair.byOrigin(Period.ofYear(2026)))
                .isEqualTo(List.of(new PeriodGenerated.Origin("2026-12", 3, 500, 0)));
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
