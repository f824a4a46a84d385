package org.crossregion.fund.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.util.List;

class AdjustmentTest {

    @Test
    void a_higher_quota_is_paid_up_less_what_was_carried_over() {
        Adjustment adjustment = adjustment("150", "200", "10");

        assertThat(adjustment.toPayUp()).isEqualTo(Money.ofYuan("40"));
        assertThat(adjustment.toReturn()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_lower_quota_is_returned() {
        Adjustment adjustment = adjustment("200", "150", "0");

        assertThat(adjustment.toPayUp()).isEqualTo(Money.ZERO);
        assertThat(adjustment.toReturn()).isEqualTo(Money.ofYuan("50"));
    }

    @Test
    void the_pairs_of_a_region_are_offset_before_anything_is_paid() {
        Adjustment sum =
                Adjustment.sum(List.of(adjustment("150", "200", "0"), adjustment("80", "50", "0")));

        assertThat(sum.toPayUp()).isEqualTo(Money.ofYuan("20"));
        assertThat(sum.toReturn()).isEqualTo(Money.ZERO);
    }

    private static Adjustment adjustment(String lastYear, String quota, String carried) {
        return new Adjustment(
                Money.ofYuan(lastYear),
                Money.ZERO,
                Money.ofYuan(quota),
                Money.ofYuan(carried),
                Money.ZERO);
    }
}
