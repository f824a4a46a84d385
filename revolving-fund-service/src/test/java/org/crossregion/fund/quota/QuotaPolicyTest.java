package org.crossregion.fund.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class QuotaPolicyTest {

    static QuotaPolicy policy(Whole whole, int divisor, int multiplierBasisPoints) {
        return policy("220000", "2026-01-01", whole, divisor, multiplierBasisPoints);
    }

    private static QuotaPolicy policy(
            String region, String from, Whole whole, int divisor, int multiplierBasisPoints) {
        return new QuotaPolicy(
                RegionCode.of(region),
                Reach.ALL,
                LocalDate.parse(from),
                1,
                "test",
                Method.AVERAGE,
                Basis.SETTLED,
                divisor,
                Rate.ofBasisPoints(multiplierBasisPoints),
                whole,
                "元",
                Rate.ofBasisPoints(7_000),
                Rate.ofBasisPoints(9_000),
                Rate.ofBasisPoints(200),
                "01-31",
                10,
                10,
                AlertScope.PAIR,
                5,
                0);
    }

    @Test
    void a_quota_is_twice_the_monthly_average_of_the_quarter() {
        QuotaPolicy twice = policy(Whole.FEN, 3, 20_000);

        assertThat(twice.quotas(List.of(yuan("3000000")))).containsExactly(yuan("2000000"));
    }

    @Test
    void a_region_connected_for_two_months_is_averaged_over_two() {
        assertThat(policy(Whole.FEN, 2, 20_000).quotas(List.of(yuan("100"))))
                .containsExactly(yuan("100"));
    }

    @Test
    void a_regions_total_in_whole_ten_thousands_is_shared_by_largest_remainder() {
        QuotaPolicy whole = policy(Whole.TEN_THOUSAND_YUAN, 3, 20_000);

        // Exactly 1.4, 1.3 and 0.3 万元: 3 in all; the largest remainders are 0.4 and then 0.3.
        List<Money> quotas = whole.quotas(List.of(yuan("21000"), yuan("19500"), yuan("4500")));

        assertThat(quotas).containsExactly(yuan("20000"), yuan("10000"), yuan("0"));
    }

    @Test
    void half_a_piece_of_a_regions_total_is_rounded_up() {
        QuotaPolicy whole = policy(Whole.TEN_THOUSAND_YUAN, 3, 20_000);

        assertThat(whole.quotas(List.of(yuan("7500")))).containsExactly(yuan("10000"));
        assertThat(whole.quotas(List.of(yuan("7499.99")))).containsExactly(yuan("0"));
    }

    @Test
    void bases_of_zero_give_quotas_of_zero() {
        assertThat(policy(Whole.FEN, 3, 20_000).quotas(List.of(Money.ZERO, Money.ZERO)))
                .containsExactly(Money.ZERO, Money.ZERO);
    }

    @Test
    void the_regions_own_policy_goes_before_the_provinces_and_the_nations() {
        QuotaPolicy nation = policy("100000", "2020-01-01", Whole.FEN, 3, 10_000);
        QuotaPolicy province = policy("220000", "2020-01-01", Whole.FEN, 3, 20_000);
        QuotaPolicy own = policy("220100", "2026-07-01", Whole.FEN, 3, 30_000);
        List<QuotaPolicy> all = List.of(nation, province, own);

        assertThat(inForce(all, "220100", "2026-07-01")).contains(own);
        assertThat(inForce(all, "220100", "2026-06-30")).contains(province);
        assertThat(inForce(all, "220200", "2026-07-01")).contains(province);
        assertThat(inForce(all, "430100", "2026-07-01")).contains(nation);
        assertThat(inForce(all, "430100", "2019-12-31")).isEmpty();
    }

    @Test
    void of_two_policies_of_a_region_the_later_one_that_has_begun_holds() {
        QuotaPolicy first = policy("220000", "2025-01-01", Whole.FEN, 3, 20_000);
        QuotaPolicy second = policy("220000", "2026-01-01", Whole.FEN, 3, 25_000);
        List<QuotaPolicy> all = List.of(second, first);

        assertThat(inForce(all, "220100", "2025-12-31")).contains(first);
        assertThat(inForce(all, "220100", "2026-01-01")).contains(second);
    }

    @Test
    void thresholds_that_do_not_rise_are_refused() {
        assertThatThrownBy(
                        () ->
                                new QuotaPolicy(
                                        RegionCode.NATION,
                                        Reach.ALL,
                                        LocalDate.EPOCH,
                                        1,
                                        "test",
                                        Method.AVERAGE,
                                        Basis.CLEARED,
                                        3,
                                        Rate.WHOLE,
                                        Whole.FEN,
                                        "元",
                                        Rate.ofBasisPoints(9_000),
                                        Rate.ofBasisPoints(7_000),
                                        Rate.ZERO,
                                        "01-31",
                                        10,
                                        10,
                                        AlertScope.PAIR,
                                        5,
                                        0))
                .hasMessageContaining("rise");
    }

    private static java.util.Optional<QuotaPolicy> inForce(
            List<QuotaPolicy> policies, String region, String day) {
        return QuotaPolicies.inForce(
                policies,
                new RegionPair(RegionCode.of(region), RegionCode.of("220900")),
                LocalDate.parse(day));
    }

    private static Money yuan(String amount) {
        return Money.ofYuan(amount);
    }
}
