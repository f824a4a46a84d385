package org.crossregion.fund.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.quota.Quota;
import org.crossregion.fund.quota.Reach;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
    void what_one_pair_is_returned_does_not_lower_what_another_has_to_be_paid_up() {
        Adjustment sum =
                Adjustment.sum(List.of(adjustment("150", "200", "0"), adjustment("80", "50", "0")));

        assertThat(sum.toPayUp()).isEqualTo(Money.ofYuan("50"));
        assertThat(sum.toReturn()).isEqualTo(Money.ofYuan("30"));
        assertThat(sum.toPayUp().minus(sum.toReturn()))
                .isEqualTo(sum.quota().minus(sum.lastYear()).minus(sum.carried()));
    }

    @Test
    void what_notices_have_said_is_not_said_again() {
        assertThat(left("100", "0", "0")).isEqualTo("100.00");
        assertThat(left("100", "100", "0")).isEqualTo("0.00");
        assertThat(left("120", "100", "0")).isEqualTo("20.00");
        assertThat(left("90", "100", "0")).isEqualTo("-10.00");
        assertThat(left("-30", "0", "0")).isEqualTo("-30.00");
        assertThat(left("-30", "-30", "0")).isEqualTo("0.00");
    }

    @Test
    void money_that_came_without_a_notice_is_not_asked_for_and_never_returned_by_one() {
        assertThat(left("100", "0", "40")).isEqualTo("60.00");
        assertThat(left("100", "0", "100")).isEqualTo("0.00");
        assertThat(left("100", "0", "130")).isEqualTo("0.00");
        assertThat(left("-30", "0", "-10")).isEqualTo("-20.00");
        assertThat(left("-30", "0", "-40")).isEqualTo("0.00");
    }

    private static String left(String adjustment, String notified, String stated) {
        return StillToNotify.of(
                        Money.ofYuan(adjustment), Money.ofYuan(notified), Money.ofYuan(stated))
                .toString();
    }

    private static Adjustment adjustment(String lastYear, String quota, String carried) {
        return Adjustment.of(quota(lastYear, quota, carried), Money.ZERO);
    }

    private static Quota quota(String lastYear, String quota, String carried) {
        return new Quota(
                2027,
                new RegionPair(RegionCode.of("220100"), RegionCode.of("220200")),
                Scheme.EMPLOYEE,
                1,
                Money.ZERO,
                3,
                Rate.WHOLE,
                Money.ofYuan(quota),
                Money.ofYuan(lastYear),
                Money.ofYuan(carried),
                RegionCode.NATION,
                Reach.ALL,
                LocalDate.EPOCH,
                1,
                Instant.EPOCH,
                "li",
                Money.ofYuan(quota),
                Optional.empty(),
                Optional.empty());
    }
}
