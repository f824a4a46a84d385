package org.crossregion.fund.quota;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

class NetOutflowPropertyTest {

    private static final RegionCode NANJING = RegionCode.of("320100");
    private static final RegionCode WUXI = RegionCode.of("320200");
    private static final RegionCode XUZHOU = RegionCode.of("320300");

    /** 苏医保发〔2022〕75号: 20 % of last year's net outflow in whole 万元. */
    private static final QuotaPolicy JIANGSU =
            new QuotaPolicy(
                    RegionCode.of("320000"),
                    Reach.PROVINCE,
                    LocalDate.parse("2022-01-01"),
                    1,
                    "苏医保发〔2022〕75号",
                    Method.NET_OUTFLOW,
                    Basis.CLEARED,
                    1,
                    Rate.ofPercent("20"),
                    Whole.TEN_THOUSAND_YUAN,
                    "万元",
                    Rate.ofBasisPoints(7_000),
                    Rate.ofBasisPoints(9_000),
                    Rate.ofBasisPoints(200),
                    "01-31",
                    10,
                    10,
                    AlertScope.PAIR,
                    5,
                    0);

    @Test
    void a_region_that_owed_more_than_it_was_owed_prepays_a_fifth_of_the_difference() {
        Map<RegionPair, Money> owed = new HashMap<>();
        owed.put(new RegionPair(XUZHOU, NANJING), Money.ofYuan("1000000"));
        owed.put(new RegionPair(XUZHOU, WUXI), Money.ofYuan("300000"));
        owed.put(new RegionPair(NANJING, XUZHOU), Money.ofYuan("200000"));

        SortedMap<RegionCode, Money> parts = NetOutflow.of(XUZHOU, List.of(NANJING, WUXI), owed);

        assertThat(parts)
                .containsEntry(NANJING, Money.ofYuan("800000"))
                .containsEntry(WUXI, Money.ofYuan("300000"));
        // A fifth of 110 万元 is 22 万元; 16 and 6 are the shares.
        assertThat(JIANGSU.quotas(List.copyOf(parts.values())))
                .containsExactly(Money.ofYuan("160000"), Money.ofYuan("60000"));
    }

    @Test
    void whole_ten_thousands_go_to_the_largest_remainders() {
        // A fifth of 17 and 16 万元 is 3.4 and 3.2: 6.6, rounded to 7; the larger remainder gets it.
        assertThat(JIANGSU.quotas(List.of(Money.ofYuan("170000"), Money.ofYuan("160000"))))
                .containsExactly(Money.ofYuan("40000"), Money.ofYuan("30000"));
    }

    @Test
    void a_region_that_was_owed_more_prepays_nothing() {
        Map<RegionPair, Money> owed = new HashMap<>();
        owed.put(new RegionPair(NANJING, XUZHOU), Money.ofYuan("1"));
        owed.put(new RegionPair(XUZHOU, NANJING), Money.ofYuan("5"));
        owed.put(new RegionPair(WUXI, NANJING), Money.ofYuan("5"));

        assertThat(NetOutflow.of(NANJING, List.of(WUXI, XUZHOU), owed)).isEmpty();
        assertThat(NetOutflow.of(WUXI, List.of(NANJING, XUZHOU), owed)).hasSize(1);
    }

    @Test
    void what_flows_in_and_out_alike_is_no_outflow() {
        Map<RegionPair, Money> owed = new HashMap<>();
        owed.put(new RegionPair(NANJING, XUZHOU), Money.ofYuan("5"));
        owed.put(new RegionPair(XUZHOU, NANJING), Money.ofYuan("5"));

        assertThat(NetOutflow.of(NANJING, List.of(XUZHOU), owed)).isEmpty();
    }

    @Property
    void the_parts_come_to_the_net_and_over_all_regions_outflow_is_inflow(
            @ForAll @Size(12) List<@LongRange(min = -1_000_000, max = 100_000_000) Long> amounts) {
        List<RegionCode> regions = List.of(NANJING, WUXI, XUZHOU, RegionCode.of("320400"));
        Map<RegionPair, Money> owed = new HashMap<>();
        int next = 0;
        for (RegionCode insured : regions) {
            for (RegionCode treatment : regions) {
                if (!insured.equals(treatment)) {
                    owed.put(new RegionPair(insured, treatment), Money.ofFen(amounts.get(next++)));
                }
            }
        }
        Money outflow = Money.ZERO;
        Money inflow = Money.ZERO;
        for (RegionCode region : regions) {
            List<RegionCode> others = new ArrayList<>(regions);
            others.remove(region);
            Money net = Money.ZERO;
            for (RegionCode other : others) {
                net =
                        net.plus(owed.get(new RegionPair(region, other)))
                                .minus(owed.get(new RegionPair(other, region)));
            }
            Money parts = Money.sum(NetOutflow.of(region, others, owed).values());
            assertThat(parts).isEqualTo(net.orZeroIfNegative());
            outflow = outflow.plus(parts);
            inflow = inflow.plus(net.negated().orZeroIfNegative());
        }
        assertThat(outflow).isEqualTo(inflow);
    }
}
