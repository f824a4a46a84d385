package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import java.math.RoundingMode;
import java.util.List;

class MoneyPropertyTest {

    private static final long MOST = 1_000_000_000_000_00L;

    @Property
    void what_is_written_is_read_back(@ForAll long fen) {
        assertThat(Money.ofYuan(Money.ofFen(fen).toString())).isEqualTo(Money.ofFen(fen));
    }

    @Property
    void minus_undoes_plus(
            @ForAll @LongRange(min = -MOST, max = MOST) long one,
            @ForAll @LongRange(min = -MOST, max = MOST) long other) {
        Money sum = Money.ofFen(one).plus(Money.ofFen(other));

        assertThat(sum.minus(Money.ofFen(other))).isEqualTo(Money.ofFen(one));
        assertThat(sum).isEqualTo(Money.ofFen(other).plus(Money.ofFen(one)));
    }

    @Property
    void a_share_and_what_is_left_of_it_are_the_whole(
            @ForAll @LongRange(min = 0, max = MOST) long fen,
            @ForAll @IntRange(min = 0, max = 10_000) int basisPoints) {
        Money whole = Money.ofFen(fen);
        Money share = whole.portion(Rate.ofBasisPoints(basisPoints), RoundingMode.HALF_UP);

        assertThat(share).isBetween(Money.ZERO, whole);
        assertThat(share.plus(whole.minus(share))).isEqualTo(whole);
    }

    @Property
    void shares_add_up_and_are_within_one_unit_of_the_exact_share(
            @ForAll @LongRange(min = -MOST / 100, max = MOST / 100) long units,
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = MOST) Long> weights) {
        Assume.that(weights.stream().anyMatch(weight -> weight > 0));
        Money whole = Money.ofFen(units * 100);
        double total = weights.stream().mapToDouble(Long::doubleValue).sum();

        List<Money> shares = whole.shareOut(weights, 100);

        assertThat(Money.sum(shares)).isEqualTo(whole);
        for (int i = 0; i < weights.size(); i++) {
            double exact = units * (weights.get(i) / total);
            assertThat(shares.get(i).fen() % 100).isZero();
            assertThat(Math.abs(shares.get(i).fen() / 100 - exact))
                    .isLessThan(1 + Math.abs(exact) * 1e-12);
        }
    }
}
