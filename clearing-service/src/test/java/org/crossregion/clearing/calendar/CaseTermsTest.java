package org.crossregion.clearing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.clearing.calendar.CaseTerms.InquiryTerms;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** 苏医保发〔2022〕75号: answered by the 26th of the next month, else rolled over by a month. */
class CaseTermsTest {

    @ParameterizedTest
    @CsvSource({
        "26, 2026-10-01, 2026-11-26, 2026-12-26",
        "26, 2026-10-31, 2026-11-26, 2026-12-26",
        "26, 2026-11-01, 2026-12-26, 2027-01-26",
        "26, 2026-12-31, 2027-01-26, 2027-02-26",
        "31, 2027-01-05, 2027-02-28, 2027-03-31",
        "31, 2027-12-05, 2028-01-31, 2028-02-29",
    })
    void an_answer_is_due_on_a_day_of_the_next_month_and_then_of_the_one_after(
            int day, LocalDate asked, LocalDate due, LocalDate then) {
        InquiryTerms terms = new InquiryTerms(Money.ZERO, day, 5, true);

        assertThat(terms.answerBy(asked)).isEqualTo(due);
        assertThat(terms.rolledOver(due)).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T00:00:00, false",
        "2026-11-26T23:59:59.999999, false",
        "2026-11-27T00:00:00, true",
    })
    void a_last_day_is_over_at_the_midnight_after_it(LocalDateTime beijing, boolean over) {
        assertThat(CaseTerms.isOver(LocalDate.of(2026, 11, 26), Beijing.instant(beijing)))
                .isEqualTo(over);
    }
}
