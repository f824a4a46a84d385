package org.crossregion.clearing.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class FundYearTest {

    @Test
    void what_was_held_less_what_was_drawn_and_with_what_came_back_later_is_the_balance() {
        FundFigure figure = of(100L, 70L, 10L, 30L, 5L, 135L, 20L, 12L, 127).figures().get(0);

        assertThat(figure.held()).isEqualTo(Money.ofFen(135));
        assertThat(figure.balance()).isEqualTo(Money.ofFen(127));
    }

    @Test
    void who_says_only_the_balance_says_that_nothing_has_moved_since() {
        FundFigure figure = of(null, null, null, null, null, null, null, null, 90).figures().get(0);

        assertThat(figure.held()).isEqualTo(Money.ofFen(90));
        assertThat(figure.drawnLater()).isEqualTo(Money.ZERO);
        assertThat(figure.balance()).isEqualTo(Money.ofFen(90));
    }

    @Test
    void movements_that_do_not_lead_to_what_is_held_are_no_year() {
        assertThatThrownBy(() -> of(100L, 70L, 10L, 30L, 5L, 136L, 20L, 12L, 128).figures())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("220100 employee");
    }

    @Test
    void a_balance_that_does_not_follow_from_what_is_held_is_none() {
        assertThatThrownBy(() -> of(100L, 70L, 10L, 30L, 5L, 135L, 20L, 12L, 126).figures())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FundYear of(
            Long opening,
            Long broughtIn,
            Long returned,
            Long drawn,
            Long replenished,
            Long held,
            Long drawnLater,
            Long replenishedLater,
            long balance) {
        return new FundYear(
                Instant.parse("2027-03-20T02:00:00Z"),
                "220000",
                "province",
                2026,
                List.of(
                        new FundYear.Region(
                                "220100",
                                "employee",
                                100,
                                0,
                                160,
                                opening,
                                broughtIn,
                                returned,
                                drawn,
                                replenished,
                                held,
                                drawnLater,
                                replenishedLater,
                                balance)));
    }
}
