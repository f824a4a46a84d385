package org.crossregion.fund.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.util.List;

class SharingPropertyTest {

    @Property
    void shares_come_to_the_transfer_and_no_line_gets_more_than_is_owed(
            @ForAll @Size(min = 1, max = 20)
                    List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> owedFen,
            @ForAll @LongRange(min = 1, max = 10_000) long part) {
        List<Money> owed = owedFen.stream().map(Money::ofFen).toList();
        long all = Money.sum(owed).fen();
        if (all == 0) {
            return;
        }
        Money amount = Money.ofFen(Math.max(1, all / 10_000 * part));

        List<Money> shares = Sharing.of(amount, owed);

        assertThat(Money.sum(shares)).isEqualTo(amount);
        for (int i = 0; i < shares.size(); i++) {
            assertThat(shares.get(i)).isBetween(Money.ZERO, owed.get(i));
        }
    }

    @Test
    void more_than_is_owed_or_nothing_cannot_be_shared_out() {
        List<Money> owed = List.of(Money.ofFen(5), Money.ofFen(5));

        assertThat(Sharing.of(Money.ofFen(10), owed)).isEqualTo(owed);
        assertThatThrownBy(() -> Sharing.of(Money.ofFen(11), owed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sharing.of(Money.ZERO, owed))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
