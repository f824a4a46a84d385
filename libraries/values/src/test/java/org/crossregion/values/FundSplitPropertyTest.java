package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class FundSplitPropertyTest {

    /** Any bill: a total cut into four parts one way, and among all payers another way. */
    @Provide
    Arbitrary<FundSplit> bills() {
        Arbitrary<Long> totals = Arbitraries.longs().between(0, 100_000_000_00L);
        Arbitrary<List<Integer>> cuts = Arbitraries.integers().between(0, 1_000).list().ofSize(16);
        return Combinators.combine(totals, cuts).as(FundSplitPropertyTest::bill);
    }

    private static FundSplit bill(long total, List<Integer> cuts) {
        List<Money> parts = cut(total, cuts.subList(0, 4));
        List<Money> payers = cut(total, cuts.subList(4, 15));
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, payers.get(fund.ordinal()));
        }
        Money account = payers.get(8);
        long mutualAid = account.fen() * cuts.get(15) / 1_000;
        return new FundSplit(
                Money.ofFen(total),
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                funds,
                account,
                Money.ofFen(mutualAid),
                payers.get(9),
                payers.get(10));
    }

    private static List<Money> cut(long total, List<Integer> weights) {
        List<Long> positive = new ArrayList<>();
        weights.forEach(weight -> positive.add(weight + 1L));
        return Money.ofFen(total).shareOut(positive, 1);
    }

    @Property
    void a_bill_and_its_mirror_are_nothing(@ForAll("bills") FundSplit bill) {
        FundSplit mirror = bill.mirrored();

        assertThat(mirror.mirrored()).isEqualTo(bill);
        assertThat(bill.total().plus(mirror.total())).isEqualTo(Money.ZERO);
        assertThat(bill.cleared(Set.of()).plus(mirror.cleared(Set.of()))).isEqualTo(Money.ZERO);
        for (Fund fund : Fund.values()) {
            assertThat(bill.fund(fund).plus(mirror.fund(fund))).isEqualTo(Money.ZERO);
        }
    }

    @Property
    void cleared_cash_and_hospital_parts_are_the_bill(@ForAll("bills") FundSplit bill) {
        assertThat(bill.cleared(Set.of()).plus(bill.cash()).plus(bill.hospitalBorne()))
                .isEqualTo(bill.total());
        assertThat(bill.fundTotal().plus(bill.personal()).plus(bill.hospitalBorne()))
                .isEqualTo(bill.total());
    }

    @Property
    void one_fen_more_on_any_side_is_refused(@ForAll("bills") FundSplit bill) {
        assertThatThrownBy(
                        () ->
                                new FundSplit(
                                        bill.total(),
                                        bill.fullSelfPay(),
                                        bill.overLimit(),
                                        bill.priorSelfPay(),
                                        bill.inScope(),
                                        bill.funds(),
                                        bill.account(),
                                        bill.mutualAid(),
                                        bill.cash().plus(Money.ofFen(1)),
                                        bill.hospitalBorne()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
