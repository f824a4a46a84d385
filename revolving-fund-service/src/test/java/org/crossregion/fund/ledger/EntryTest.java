package org.crossregion.fund.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class EntryTest {

    private static final RegionPair PAIR =
            new RegionPair(RegionCode.of("220100"), RegionCode.of("220200"));
    private static final Account HELD = account(AccountKind.HELD);
    private static final Account PAID_IN = account(AccountKind.PAID_IN);

    @Test
    void an_entry_moves_an_amount_from_one_account_to_another() {
        Entry entry =
                Entry.of(
                        EntryKind.PAID_IN_RECORDED,
                        Instant.EPOCH,
                        "somebody",
                        "paid",
                        Money.ofYuan("5"),
                        HELD,
                        PAID_IN);

        assertThat(entry.postings())
                .containsExactly(
                        new Posting(HELD, Money.ofYuan("5")),
                        new Posting(PAID_IN, Money.ofYuan("-5")));
    }

    @Test
    void an_entry_that_does_not_balance_cannot_be_built() {
        List<Posting> postings =
                List.of(
                        new Posting(HELD, Money.ofYuan("5")),
                        new Posting(PAID_IN, Money.ofYuan("-4.99")));

        assertThatThrownBy(() -> entry(postings)).hasMessageContaining("0.01");
    }

    @Test
    void an_entry_has_two_sides() {
        assertThatThrownBy(() -> entry(List.of())).hasMessageContaining("0 postings");
    }

    @Test
    void nothing_is_not_posted() {
        assertThatThrownBy(() -> new Posting(HELD, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Entry entry(List<Posting> postings) {
        return new Entry(EntryKind.PAID_IN_RECORDED, Instant.EPOCH, "somebody", "paid", postings);
    }

    private static Account account(AccountKind kind) {
        return new Account(2026, PAIR, Scheme.EMPLOYEE, kind);
    }
}
