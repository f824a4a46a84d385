package org.crossregion.fund.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class WatchTest {

    private static final Money PAID_IN = Money.ofYuan("10000");
    private static final Thresholds THRESHOLDS =
            new Thresholds(
                    Rate.ofBasisPoints(7_000), Rate.ofBasisPoints(9_000), Rate.ofBasisPoints(200));

    @ParameterizedTest
    @CsvSource({
        "6999.99, ",
        "6999, ",
        "7000, YELLOW",
        "7000.01, YELLOW",
        "8999, YELLOW",
        "8999.99, YELLOW",
        "9000, RED",
        "10000, RED",
        "10001, RED",
        "0, ",
    })
    void a_threshold_is_reached_to_the_fen(String used, AlertLevel raised) {
        Watch.Look look = Watch.CALM.at(Money.ofYuan(used), PAID_IN, THRESHOLDS);

        assertThat(look.raised()).isEqualTo(Optional.ofNullable(raised));
    }

    @Test
    void each_crossing_raises_one_alert() {
        assertThat(raised("69", "70", "71", "75", "89.99", "90", "95", "100.01"))
                .containsExactly("70 YELLOW", "90 RED");
    }

    @Test
    void at_the_proven_points_two_alerts_are_raised_and_no_third_at_the_whole() {
        assertThat(raised("69.99", "70.00", "89.99", "90.00", "100.00", "100.01"))
                .containsExactly("70.00 YELLOW", "90.00 RED");
        assertThat(raised("100.01", "87.99", "100.00")).containsExactly("100.01 RED", "100.00 RED");
    }

    @Test
    void a_jump_over_both_raises_the_red_one_only() {
        assertThat(raised("10", "95", "80", "75")).containsExactly("95 RED");
    }

    @Test
    void wavering_around_a_threshold_raises_nothing_new() {
        assertThat(raised("70", "69.99", "70", "68.01", "70")).containsExactly("70 YELLOW");
    }

    @Test
    void two_points_below_re_arms() {
        assertThat(raised("70", "68", "70")).containsExactly("70 YELLOW", "70 YELLOW");
        assertThat(raised("90", "88.01", "90", "88", "90")).containsExactly("90 RED", "90 RED");
    }

    @Test
    void without_paid_in_money_nothing_is_said() {
        Watch.Look look = Watch.CALM.at(Money.ofYuan("1"), Money.ZERO, THRESHOLDS);

        assertThat(look.raised()).isEmpty();
        assertThat(look.next()).isEqualTo(Watch.CALM);
    }

    @Test
    void the_share_is_rounded_down_and_never_overflows() {
        assertThat(Thresholds.share(Money.ofYuan("6999.99"), PAID_IN).basisPoints())
                .isEqualTo(6999);
        assertThat(Thresholds.share(Money.ofFen(Long.MAX_VALUE), Money.ofFen(1)).basisPoints())
                .isEqualTo(Integer.MAX_VALUE);
    }

    /** What is raised while use moves through these percentages. */
    private static List<String> raised(String... percents) {
        List<String> raised = new ArrayList<>();
        Watch watch = Watch.CALM;
        for (String percent : percents) {
            Money used =
                    PAID_IN.portion(Rate.ofPercent(percent), java.math.RoundingMode.UNNECESSARY);
            Watch.Look look = watch.at(used, PAID_IN, THRESHOLDS);
            look.raised().ifPresent(level -> raised.add(percent + " " + level));
            watch = look.next();
        }
        return raised;
    }
}
