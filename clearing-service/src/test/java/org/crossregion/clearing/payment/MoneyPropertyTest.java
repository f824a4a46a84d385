package org.crossregion.clearing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.crossregion.values.Money;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Whatever is paid in whenever, nothing is made or lost, and nobody gets what is not there. */
class MoneyPropertyTest {

    @Property(tries = 600)
    void nothing_is_made_or_lost_and_nobody_gets_more_than_owed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int periods) {
        Random random = new Random(seed);
        Ledger ledger = Ledger.random(random, periods);
        for (int step = 0; step < 40; step++) {
            ledger.step(random);
            ledger.mustHold();
        }
        ledger.everybodyPays();
        ledger.payOutTwice();
        ledger.mustHold();
        ledger.mustBeSquare();
    }

    @Property(tries = 600)
    void what_is_shared_adds_up_and_is_within_a_fen_of_the_proportion(
            @ForAll @Size(min = 1, max = 30)
                    List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> owed,
            @ForAll @IntRange(min = 0, max = 9_999) int basisPoints) {
        long sum = owed.stream().mapToLong(Long::longValue).sum();
        long available =
                java.math.BigInteger.valueOf(sum)
                        .multiply(java.math.BigInteger.valueOf(basisPoints))
                        .divide(java.math.BigInteger.valueOf(10_000))
                        .longValueExact();
        Pool pool =
                new Pool(
                        Money.ofFen(available),
                        Money.ZERO,
                        IntStream.range(0, owed.size())
                                .mapToObj(
                                        i ->
                                                new Pool.Receiver(
                                                        Integer.toString(i),
                                                        Money.ofFen(owed.get(i))))
                                .toList());

        Pool.Payout payout = pool.payout(true);

        assertThat(payout.total().fen()).isEqualTo(available);
        assertThat(payout.missing().fen()).isEqualTo(sum - available);
        for (Pool.Share share : payout.shares()) {
            long mine = owed.get(Integer.parseInt(share.notice()));
            double exact = (double) available * mine / sum;
            assertThat(share.amount().fen()).isLessThanOrEqualTo(mine);
            assertThat(Math.abs(share.amount().fen() - exact)).isLessThan(1.001);
        }
    }
}
