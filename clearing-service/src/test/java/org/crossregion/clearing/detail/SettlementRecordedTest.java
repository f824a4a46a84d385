package org.crossregion.clearing.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.clearing.seal.MonthSealed;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Clearing reads the agreed examples, and refuses messages that contradict themselves. */
class SettlementRecordedTest {

    @Test
    void the_agreed_example_is_a_detail() throws IOException {
        Detail detail = detail(example("settlement-recorded.v1"));

        assertThat(detail.settlementId()).isEqualTo("A2201002610120000001");
        assertThat(detail.kind()).isEqualTo(DetailKind.SETTLEMENT);
        assertThat(detail.originalId()).isEmpty();
        assertThat(detail.origin()).isEqualTo(Period.fromString("2026-10"));
        assertThat(detail.pair()).isEqualTo(Details.WITHIN);
        assertThat(detail.scheme()).isEqualTo(Scheme.EMPLOYEE);
        assertThat(detail.careType()).isEqualTo(CareType.INPATIENT);
        assertThat(detail.split().total()).isEqualTo(Money.ofYuan("12040.50"));
        assertThat(detail.split().fund(Fund.POOLING)).isEqualTo(Money.ofYuan("8500"));
        assertThat(detail.split().fund(Fund.LARGE_AMOUNT)).isEqualTo(Money.ofYuan("200"));
        assertThat(detail.cleared()).isEqualTo(Money.ofYuan("9700"));
        assertThat(detail.stay().endedOn()).isEqualTo(Optional.of(LocalDate.of(2026, 10, 12)));
        assertThat(detail.stay().identity().orElseThrow().keyId()).isEqualTo("k1");
        assertThat(detail.lane()).isEqualTo(3);
    }

    @Test
    void the_agreed_example_of_a_seal_is_read() throws IOException {
        MonthSealed seal = Events.read(received(example("month-sealed.v1")), MonthSealed.class);

        assertThat(seal.month()).isEqualTo("2026-10");
        assertThat(seal.count()).isEqualTo(300);
        assertThat(seal.clearedFen()).isEqualTo(290_000_000);
    }

    @Test
    void fields_that_are_new_to_it_are_passed_over() throws IOException {
        String newer = example("settlement-recorded.v1").replaceFirst("\\{", "{\"newField\": 1,");

        assertThat(detail(newer).settlementId()).isEqualTo("A2201002610120000001");
    }

    @Test
    void a_bill_that_does_not_add_up_is_no_detail() throws IOException {
        String wrong = example("settlement-recorded.v1").replace("234050", "234051");

        assertThatThrownBy(() -> detail(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12040.51, not to 12040.50");
    }

    @Test
    void more_than_funds_and_account_does_not_clear() throws IOException {
        String wrong =
                example("settlement-recorded.v1")
                        .replace("\"clearedFen\": 970000", "\"clearedFen\": 970001");

        assertThatThrownBy(() -> detail(wrong)).hasMessageContaining("clears 9700.01 of only");
    }

    @Test
    void a_month_that_is_not_that_of_the_time_is_refused() throws IOException {
        String wrong = example("settlement-recorded.v1").replace("\"2026-10\"", "\"2026-11\"");

        assertThatThrownBy(() -> detail(wrong)).hasMessageContaining("settled in 2026-10");
    }

    @Test
    void a_mirror_without_an_original_is_refused() throws IOException {
        String wrong = example("settlement-recorded.v1").replace("\"settlement\"", "\"refund\"");

        assertThatThrownBy(() -> detail(wrong)).hasMessageContaining("names its original");
    }

    @Test
    void an_amount_that_lacks_is_poison_and_never_zero() throws IOException {
        String wrong = example("settlement-recorded.v1").replace("\"cashFen\": 234050,", "");

        assertThatThrownBy(() -> detail(wrong)).isInstanceOf(PoisonedEvent.class);
    }

    private static Detail detail(String payload) {
        return Events.read(received(payload), SettlementRecorded.class).detail(3);
    }

    private static ReceivedEvent received(String payload) {
        return new ReceivedEvent(
                UUID.randomUUID(), "test", "key", 3, 0, Instant.EPOCH, null, payload);
    }

    private static String example(String type) throws IOException {
        return Files.readString(Path.of("..", "docs", "contracts", type + ".example.json"));
    }
}
