package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class FundSplitTest {

    /** 1 000 of which 800 in scope; 600 by the pool, 50 large amount, 100 account, 250 cash. */
    private static FundSplit bill(String total, String cash, String account, String mutualAid) {
        return new FundSplit(
                yuan(total),
                yuan("100"),
                yuan("20"),
                yuan("80"),
                yuan("800"),
                Map.of(
                        Fund.POOLING, yuan("600"),
                        Fund.LARGE_AMOUNT, yuan("50"),
                        Fund.OTHER, Money.ZERO),
                yuan(account),
                yuan(mutualAid),
                yuan(cash),
                Money.ZERO);
    }

    @Test
    void a_bill_whose_identities_hold_is_built() {
        FundSplit bill = bill("1000", "250", "100", "0");

        assertThat(bill.fundTotal()).isEqualTo(yuan("650"));
        assertThat(bill.personal()).isEqualTo(yuan("350"));
        assertThat(bill.funds()).containsOnlyKeys(Fund.POOLING, Fund.LARGE_AMOUNT);
        assertThat(bill.fund(Fund.OTHER)).isEqualTo(Money.ZERO);
    }

    @Test
    void parts_that_miss_the_total_by_a_fen_are_refused() {
        assertThatThrownBy(() -> bill("1000.01", "250.01", "100", "0"))
                .hasMessageContaining("parts of the bill add up to 1000.00, not to 1000.01");
    }

    @Test
    void payers_that_miss_the_total_by_a_fen_are_refused() {
        assertThatThrownBy(() -> bill("1000", "249.99", "100", "0"))
                .hasMessageContaining("payers' shares add up to 999.99, not to 1000.00");
    }

    @Test
    void mutual_aid_is_part_of_the_account_and_never_more() {
        assertThat(bill("1000", "250", "100", "100").mutualAid()).isEqualTo(yuan("100"));
        assertThatThrownBy(() -> bill("1000", "250", "100", "100.01"))
                .hasMessageContaining("mutual aid");
    }

    @Test
    void a_negative_part_beside_positive_ones_is_refused() {
        assertThatThrownBy(() -> bill("1000", "450", "-100", "0")).hasMessageContaining("one sign");
    }

    @Test
    void funds_and_account_are_cleared_but_cash_is_not() {
        FundSplit bill = bill("1000", "250", "100", "0");

        assertThat(bill.cleared(Set.of())).isEqualTo(yuan("750"));
        assertThat(bill.cleared(Set.of(Fund.LARGE_AMOUNT))).isEqualTo(yuan("700"));
    }

    private static Money yuan(String amount) {
        return Money.ofYuan(amount);
    }
}
