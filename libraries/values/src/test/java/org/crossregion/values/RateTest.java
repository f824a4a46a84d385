package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RateTest {

    @Test
    void percent_is_read_to_the_basis_point_and_not_finer() {
        assertThat(Rate.ofPercent("85.5").basisPoints()).isEqualTo(8550);
        assertThatThrownBy(() -> Rate.ofPercent("0.001")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_negative_rate_is_refused() {
        assertThatThrownBy(() -> Rate.ofBasisPoints(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_ratio_is_rounded_down_so_that_a_threshold_is_reached_only_when_it_is() {
        Money paidIn = Money.ofYuan("10000");

        assertThat(Rate.of(Money.ofYuan("6999.99"), paidIn).basisPoints()).isEqualTo(6999);
        assertThat(Rate.of(Money.ofYuan("7000.00"), paidIn).basisPoints()).isEqualTo(7000);
    }

    @Test
    void a_reduction_never_goes_below_zero() {
        assertThat(Rate.ofPercent("85").lessPoints(Rate.ofPercent("10")))
                .isEqualTo(Rate.ofPercent("75"));
        assertThat(Rate.ofPercent("5").lessPoints(Rate.ofPercent("10"))).isEqualTo(Rate.ZERO);
    }

    @Test
    void a_rate_and_its_complement_are_the_whole() {
        assertThat(Rate.ofPercent("85.5").plus(Rate.ofPercent("85.5").complement()))
                .isEqualTo(Rate.WHOLE);
    }
}
