package org.crossregion.fund.quota;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;

class QuotaPolicyPropertyTest {

    private static final long MOST_FEN = 1_000_000_000_000L;

    @Property
    void quotas_add_up_to_the_regions_total_and_each_is_within_a_piece_of_its_exact_share(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = MOST_FEN) Long> bases,
            @ForAll Whole whole,
            @ForAll @IntRange(min = 1, max = 12) int divisor,
            @ForAll @IntRange(min = 1, max = 50_000) int multiplier) {
        QuotaPolicy policy = QuotaPolicyTest.policy(whole, divisor, multiplier);
        List<Money> amounts = bases.stream().map(Money::ofFen).toList();

        List<Money> quotas = policy.quotas(amounts);

        assertThat(Money.sum(quotas)).isEqualTo(policy.total(amounts));
        BigDecimal exactTotal = exact(Money.sum(amounts), divisor, multiplier);
        assertThat(distance(Money.sum(quotas), exactTotal)).isLessThanOrEqualTo(half(whole));
        for (int i = 0; i < quotas.size(); i++) {
            assertThat(quotas.get(i).fen() % whole.fen()).isZero();
            assertThat(quotas.get(i).isNegative()).isFalse();
            BigDecimal exact = exact(amounts.get(i), divisor, multiplier);
            assertThat(distance(quotas.get(i), exact))
                    .isLessThan(BigDecimal.valueOf(whole.fen()).multiply(BigDecimal.valueOf(1.5)));
        }
    }

    @Property
    void what_is_given_from_above_is_split_exactly_and_by_what_was_spent(
            @ForAll @LongRange(min = 0, max = MOST_FEN) long total,
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = MOST_FEN) Long> spent,
            @ForAll Whole whole) {
        QuotaPolicy policy = QuotaPolicyTest.policy(whole, 1, 10_000);
        List<Money> weights =
                Stream.concat(Stream.of(Money.ofFen(1)), spent.stream().map(Money::ofFen)).toList();

        List<Money> shares = policy.quotas(Money.ofFen(total), weights);

        long piece = total % whole.fen() == 0 ? whole.fen() : 1;
        BigDecimal all = BigDecimal.valueOf(Money.sum(weights).fen());
        assertThat(Money.sum(shares)).isEqualTo(Money.ofFen(total));
        for (int i = 0; i < shares.size(); i++) {
            assertThat(shares.get(i).fen() % piece).isZero();
            BigDecimal exact =
                    BigDecimal.valueOf(total)
                            .multiply(BigDecimal.valueOf(weights.get(i).fen()))
                            .divide(all, MathContext.DECIMAL128);
            assertThat(distance(shares.get(i), exact)).isLessThan(BigDecimal.valueOf(piece));
        }
    }

    @Property
    void a_larger_basis_never_lowers_the_regions_total(
            @ForAll @LongRange(min = 0, max = MOST_FEN) long basis,
            @ForAll @LongRange(min = 0, max = MOST_FEN) long more,
            @ForAll Whole whole) {
        QuotaPolicy policy = QuotaPolicyTest.policy(whole, 3, 20_000);

        assertThat(policy.total(List.of(Money.ofFen(basis + more))))
                .isGreaterThanOrEqualTo(policy.total(List.of(Money.ofFen(basis))));
    }

    private static BigDecimal exact(Money basis, int divisor, int multiplier) {
        return BigDecimal.valueOf(basis.fen())
                .multiply(BigDecimal.valueOf(multiplier))
                .divide(BigDecimal.valueOf(10_000L * divisor), MathContext.DECIMAL128);
    }

    private static BigDecimal distance(Money rounded, BigDecimal exact) {
        return BigDecimal.valueOf(rounded.fen()).subtract(exact).abs();
    }

    private static BigDecimal half(Whole whole) {
        return BigDecimal.valueOf(whole.fen()).divide(BigDecimal.valueOf(2));
    }
}
