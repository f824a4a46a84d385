package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

class MoneyTest {

    @Test
    void yuan_is_read_and_written_with_two_decimals() {
        assertThat(Money.ofYuan("1234.5")).hasToString("1234.50");
        assertThat(Money.ofYuan("-0.01")).isEqualTo(Money.ofFen(-1));
    }

    @Test
    void yuan_with_a_third_decimal_is_refused() {
        assertThatThrownBy(() -> Money.ofYuan("0.001")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_third_decimal_that_is_zero_loses_nothing() {
        assertThat(Money.ofYuan("0.010")).isEqualTo(Money.ofFen(1));
    }

    @Test
    void a_sum_beyond_a_long_is_an_error_and_not_a_wrapped_number() {
        Money most = Money.ofFen(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MIN_VALUE).negated())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void the_caller_says_how_half_a_fen_is_rounded() {
        Money fen = Money.ofFen(1);

        assertThat(fen.portion(Rate.ofPercent("50"), RoundingMode.HALF_UP).fen()).isEqualTo(1);
        assertThat(fen.portion(Rate.ofPercent("50"), RoundingMode.DOWN).fen()).isZero();
        assertThat(Money.ofYuan(new BigDecimal("0.125"), RoundingMode.HALF_UP).fen()).isEqualTo(13);
    }

    @Test
    void the_largest_remainder_gets_the_fen_that_is_left() {
        // 100 fen by 1 : 1 : 1 is 33.33 each, and the first of equals takes the last fen
        assertThat(Money.ofFen(100).shareOut(List.of(1L, 1L, 1L), 1))
                .extracting(Money::fen)
                .containsExactly(34L, 33L, 33L);
        // 10 by 1 : 2 : 3 is 1.67, 3.33, 5.00
        assertThat(Money.ofFen(10).shareOut(List.of(1L, 2L, 3L), 1))
                .extracting(Money::fen)
                .containsExactly(2L, 3L, 5L);
    }

    @Test
    void shares_in_whole_wan_yuan_are_whole_wan_yuan() {
        assertThat(Money.ofYuan("100000").shareOut(List.of(2L, 1L), 1_000_000))
                .extracting(Money::toString)
                .containsExactly("70000.00", "30000.00");
    }

    @Test
    void nothing_is_shared_out_among_no_weight_or_in_broken_units() {
        assertThatThrownBy(() -> Money.ofFen(1).shareOut(List.of(0L), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ofFen(1).shareOut(List.of(-1L, 2L), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.ofFen(150).shareOut(List.of(1L), 100))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
