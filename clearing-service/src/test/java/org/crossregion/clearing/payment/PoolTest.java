package org.crossregion.clearing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.util.List;

class PoolTest {

    @Test
    void when_all_the_money_is_in_everyone_is_paid_whole() {
        Pool.Payout payout = pool(1000, 0, 600, 400).payout(false);

        assertThat(amounts(payout)).containsExactly(600L, 400L);
        assertThat(payout.missing()).isEqualTo(Money.ZERO);
    }

    @Test
    void one_fen_less_and_everyone_waits_for_the_due_date() {
        Pool.Payout payout = pool(999, 0, 600, 400).payout(false);

        assertThat(payout.shares()).isEmpty();
        assertThat(payout.missing().fen()).isEqualTo(1000);
    }

    @Test
    void on_the_due_date_they_share_what_is_there_by_largest_remainder() {
        Pool.Payout payout = pool(100, 0, 1, 1, 1).payout(true);
        assertThat(amounts(payout)).containsExactly(1L, 1L, 1L);

        Pool.Payout third = pool(100, 0, 100, 100, 100).payout(true);
        assertThat(amounts(third)).containsExactly(34L, 33L, 33L);
        assertThat(third.missing().fen()).isEqualTo(200);
    }

    @Test
    void who_would_get_nothing_is_paid_nothing() {
        assertThat(pool(1, 0, 900, 100).payout(true).shares()).hasSize(1);
        assertThat(pool(0, 0, 900, 100).payout(true).shares()).isEmpty();
    }

    @Test
    void the_fund_gets_back_what_is_left_when_everyone_is_paid_and_never_more_than_it_lent() {
        Pool.Payout payout = pool(150, 100, 120).payout(true);
        assertThat(amounts(payout)).containsExactly(120L);
        assertThat(payout.repay().fen()).isEqualTo(30);

        assertThat(pool(150, 100).payout(false).repay().fen()).isEqualTo(100);
        assertThat(pool(100, 100, 120).payout(true).repay().isZero()).isTrue();
    }

    @Test
    void what_a_receiver_has_from_the_fund_already_comes_after_what_others_lack() {
        List<Pool.Receiver> receivers =
                List.of(
                        new Pool.Receiver("ahead", Money.ofFen(100), Money.ofFen(80)),
                        new Pool.Receiver("lacking", Money.ofFen(60)));

        Pool.Payout little = pool(40, receivers).payout(true);
        assertThat(amounts(little)).containsExactly(10L, 30L);
        assertThat(little.missing().fen()).isEqualTo(120);
        assertThat(little.lacking().fen()).isEqualTo(40);

        Pool.Payout more = pool(100, receivers).payout(true);
        assertThat(amounts(more)).containsExactly(40L, 60L);
        assertThat(more.missing().fen()).isEqualTo(60);
        assertThat(more.lacking().isZero()).isTrue();

        assertThat(amounts(pool(160, receivers).payout(false))).containsExactly(100L, 60L);
    }

    @Test
    void nobody_has_more_from_the_fund_than_it_is_owed() {
        assertThatThrownBy(() -> new Pool.Receiver("n", Money.ofFen(1), Money.ofFen(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Pool pool(long available, List<Pool.Receiver> receivers) {
        return new Pool(Money.ofFen(available), Money.ZERO, receivers);
    }

    @Test
    void there_is_no_negative_pool() {
        assertThatThrownBy(() -> pool(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Pool pool(long available, long lent, long... owed) {
        return new Pool(
                Money.ofFen(available),
                Money.ofFen(lent),
                java.util.stream.IntStream.range(0, owed.length)
                        .mapToObj(i -> new Pool.Receiver("n" + i, Money.ofFen(owed[i])))
                        .toList());
    }

    private static List<Long> amounts(Pool.Payout payout) {
        return payout.shares().stream().map(share -> share.amount().fen()).toList();
    }
}
