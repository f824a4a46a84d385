package org.crossregion.clearing.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** States of a transfer: what each lets through, and where what arrives belongs. */
class RemittanceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 3);

    @ParameterizedTest
    @CsvSource({
        "SEND,     APPLIED",
        "WITHDRAW, APPLIED",
        "RETURN,   IN_TRANSIT",
        "ARRIVE,   IN_TRANSIT;SHORT"
    })
    void each_step_goes_on_from_its_own_states_only(RemittanceStep step, String from) {
        List<String> allowed = List.of(from.split(";"));
        for (RemittanceState state : RemittanceState.values()) {
            if (allowed.contains(state.name())) {
                step.mustFollow(state);
            } else {
                assertThatThrownBy(() -> step.mustFollow(state)).isInstanceOf(Refused.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, IN_TRANSIT", "1, SHORT", "99, SHORT", "100, ARRIVED", "101, OVER"})
    void a_fen_less_is_short_and_a_fen_more_is_over(long arrived, RemittanceState state) {
        assertThat(sent(100, arrived, "R").state()).isEqualTo(state);
    }

    @Test
    void what_was_sent_under_the_same_reference_comes_first_then_the_oldest() {
        List<Remittance> all =
                List.of(applied(50), sent(100, 0, "A"), sent(100, 30, "B"), sent(100, 0, "C"));

        assertThat(fen(Arrivals.shares(all, Money.ofFen(120), "C"))).containsExactly(100L, 20L);
        assertThat(fen(Arrivals.shares(all, Money.ofFen(400), "Z")))
                .containsExactly(100L, 70L, 100L, 50L);
        assertThat(Arrivals.shares(all, Money.ofFen(10), "B/2").get(0).remittance())
                .isEqualTo(all.get(2));
    }

    @Property(tries = 300)
    void no_more_is_shared_out_than_came_and_nobody_gets_more_than_is_to_come(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 8) int count,
            @ForAll @LongRange(min = 1, max = 5_000) long came) {
        Random random = new Random(seed);
        List<Remittance> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(
                    random.nextBoolean()
                            ? applied(1 + random.nextInt(1_000))
                            : sent(1 + random.nextInt(1_000), random.nextInt(1_000), "R" + i));
        }
        long toCome = all.stream().mapToLong(one -> one.toCome().fen()).sum();

        List<Arrivals.Share> shares = Arrivals.shares(all, Money.ofFen(came), "R1");

        assertThat(fen(shares).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(Math.min(came, toCome));
        assertThat(shares).allMatch(one -> one.amount().compareTo(one.remittance().toCome()) <= 0);
    }

    private static List<Long> fen(List<Arrivals.Share> shares) {
        return shares.stream().map(one -> one.amount().fen()).toList();
    }

    private static Remittance applied(long fen) {
        return remittance(fen, Optional.empty(), Optional.empty(), 0);
    }

    private static Remittance sent(long fen, long arrived, String reference) {
        return remittance(fen, Optional.of(DAY), Optional.of(reference), arrived);
    }

    private static Remittance remittance(
            long fen, Optional<LocalDate> sentOn, Optional<String> reference, long arrived) {
        return new Remittance(
                UUID.randomUUID(),
                "220000-2026-8-0001",
                RegionCode.of("220100"),
                RegionCode.of("220000"),
                Optional.empty(),
                Scheme.EMPLOYEE,
                Money.ofFen(fen),
                DAY,
                "agency",
                Instant.EPOCH,
                sentOn,
                sentOn.map(day -> "bureau"),
                reference,
                false,
                false,
                Money.ofFen(arrived),
                Optional.of(DAY));
    }
}
