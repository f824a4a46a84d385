package org.crossregion.fund.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.ledger.Holding;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.util.List;

class DrawingTest {

    private static final RegionPair JILIN =
            new RegionPair(RegionCode.of("220100"), RegionCode.of("220200"));
    private static final RegionPair SIPING =
            new RegionPair(RegionCode.of("220100"), RegionCode.of("220300"));

    @Test
    void a_debtors_pairs_give_in_proportion_to_what_they_hold() {
        List<Part> parts =
                draw("1.01", "1.01", held(2026, JILIN, "2.00"), held(2026, SIPING, "1.00"));

        assertThat(parts)
                .containsExactly(
                        new Part(2026, JILIN, Money.ofYuan("0.67")),
                        new Part(2026, SIPING, Money.ofYuan("0.34")));
    }

    @Test
    void the_oldest_years_accounts_give_first() {
        assertThat(draw("3.00", "3.00", held(2027, JILIN, "5.00"), held(2026, JILIN, "2.00")))
                .containsExactly(
                        new Part(2026, JILIN, Money.ofYuan("2.00")),
                        new Part(2027, JILIN, Money.ofYuan("1.00")));
    }

    @Test
    void where_less_is_held_less_is_drawn_and_where_nothing_is_held_nothing() {
        assertThat(draw("3.00", "3.00", held(2026, JILIN, "2.99")))
                .containsExactly(new Part(2026, JILIN, Money.ofYuan("2.99")));
        assertThat(draw("3.00", "3.00")).isEmpty();
        assertThat(draw("3.00", "3.00", held(2026, JILIN, "0.00"))).isEmpty();
    }

    @Test
    void nobodys_fund_stands_in_for_another() {
        RegionPair other = new RegionPair(RegionCode.of("220400"), RegionCode.of("220200"));

        assertThat(draw("3.00", "3.00", held(2026, other, "9.00"))).isEmpty();
    }

    @Test
    void a_provinces_debt_is_stood_in_for_by_the_funds_of_its_regions() {
        assertThat(
                        Drawing.of(
                                Money.ofYuan("1.00"),
                                List.of(new Debtor(RegionCode.of("220000"), Money.ofYuan("1.00"))),
                                List.of(held(2026, JILIN, "9.00"))))
                .hasSize(1);
    }

    private static List<Part> draw(String asked, String owed, Holding... holdings) {
        return Drawing.of(
                Money.ofYuan(asked),
                List.of(new Debtor(RegionCode.of("220100"), Money.ofYuan(owed))),
                List.of(holdings));
    }

    private static Holding held(int year, RegionPair pair, String amount) {
        Money held = Money.ofYuan(amount);
        return new Holding(year, pair, Scheme.EMPLOYEE, held, Money.ZERO, held);
    }
}
