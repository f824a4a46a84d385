package org.crossregion.clearing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.Tier;
import org.crossregion.values.WorkingCalendar;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Set;

class MoneyTermsTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final WorkingCalendar PLAIN =
            new WorkingCalendar(Set.of(2026), Set.of(), Set.of());

    @Test
    void within_a_province_payers_have_ten_working_days_from_signing() {
        MoneyTerms.Clocks clocks = MoneyTerms.usual(Tier.PROVINCE).clocks(TUESDAY, PLAIN);

        assertThat(clocks.applyBy()).isEqualTo(TUESDAY);
        assertThat(clocks.transferBy()).isEqualTo("2026-12-08");
        assertThat(clocks.receiptBy()).isEqualTo("2026-12-08");
    }

    @Test
    void across_a_border_one_clock_follows_the_other() {
        MoneyTerms.Clocks clocks = MoneyTerms.usual(Tier.NATIONAL).clocks(TUESDAY, PLAIN);

        assertThat(clocks.applyBy()).isEqualTo("2026-12-01");
        assertThat(clocks.transferBy()).isEqualTo("2026-12-15");
        assertThat(clocks.receiptBy()).isEqualTo("2026-12-22");
    }

    @Test
    void a_holiday_moves_the_deadline_and_a_worked_weekend_brings_it_back() {
        WorkingCalendar holiday =
                new WorkingCalendar(Set.of(2026), Set.of(LocalDate.of(2026, 12, 1)), Set.of());
        WorkingCalendar exchanged =
                new WorkingCalendar(
                        Set.of(2026),
                        Set.of(LocalDate.of(2026, 12, 1)),
                        Set.of(LocalDate.of(2026, 12, 5)));
        MoneyTerms terms = MoneyTerms.usual(Tier.PROVINCE);

        assertThat(terms.clocks(TUESDAY, holiday).transferBy()).isEqualTo("2026-12-09");
        assertThat(terms.clocks(TUESDAY, exchanged).transferBy()).isEqualTo("2026-12-08");
    }

    @Test
    void a_year_whose_working_days_are_not_known_is_never_guessed() {
        MoneyTerms terms = MoneyTerms.usual(Tier.PROVINCE);

        assertThat(terms.clocks(LocalDate.of(2026, 12, 17), PLAIN).transferBy())
                .isEqualTo("2026-12-31");
        assertThatThrownBy(() -> terms.clocks(LocalDate.of(2026, 12, 18), PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2027");
    }
}
