package org.crossregion.filing.returns;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.filing.employer.Employer;
import org.crossregion.filing.employer.EmployerType;
import org.crossregion.filing.policy.AccountReturn;
import org.crossregion.filing.returns.AccountBalances.Held;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who gets account money back and how much (S0 三). */
class DrawingTest {

    private static final String LIST = "R4302002707100000001";

    @Test
    void
            money_goes_through_the_employer_but_of_restructured_ones_and_flexible_workers_to_the_person() {
        Drawing drawing =
                new Drawing(
                        List.of("A1", "A2", "A3", "A4"),
                        Map.of(
                                "A1", held("10.00", "10.00"),
                                "A2", held("20.00", "20.00"),
                                "A3", held("30.00", "30.00"),
                                "A4", held("40.00", "40.00")),
                        Map.of("A1", "U1", "A2", "U2", "A3", "U3"),
                        Map.of(
                                "U1", unit("U1", EmployerType.NORMAL),
                                "U2", unit("U2", EmployerType.RESTRUCTURED),
                                "U3", unit("U3", EmployerType.BANKRUPT)));

        List<ReturnItem> items = drawing.items(LIST);

        assertThat(items)
                .extracting(ReturnItem::payee)
                .containsExactly(Payee.EMPLOYER, Payee.PERSON, Payee.PERSON, Payee.PERSON);
        assertThat(items).extracting(ReturnItem::payeeNo).containsExactly("U1", "A2", "A3", "A4");
        assertThat(items).extracting(ReturnItem::itemId).startsWith(LIST + "-1");
    }

    @Test
    void what_came_after_the_year_stays_and_what_has_left_since_is_not_paid_twice() {
        Drawing drawing =
                new Drawing(
                        List.of("A1", "A2", "A3", "A4"),
                        Map.of(
                                "A1", held("150.00", "100.00"),
                                "A2", held("70.00", "100.00"),
                                "A3", held("5.00", "0.00")),
                        Map.of(),
                        Map.of());

        assertThat(drawing.items(LIST))
                .extracting(item -> item.amountFen().toString())
                .containsExactly("100.00", "70.00");
    }

    @Test
    void july_and_august_of_the_next_year_are_open_and_no_other_day() {
        AccountReturn terms = new AccountReturn("07-01", "08-31");
        assertThat(terms.isOpen(2026, LocalDate.of(2027, 6, 30))).isFalse();
        assertThat(terms.isOpen(2026, LocalDate.of(2027, 7, 1))).isTrue();
        assertThat(terms.isOpen(2026, LocalDate.of(2027, 8, 31))).isTrue();
        assertThat(terms.isOpen(2026, LocalDate.of(2027, 9, 1))).isFalse();
        assertThat(terms.isOpen(2026, LocalDate.of(2026, 7, 1))).isFalse();
    }

    private static Held held(String now, String then) {
        return new Held(Money.ofYuan(now), Money.ofYuan(then));
    }

    private static Employer unit(String no, EmployerType type) {
        return new Employer(
                no,
                no,
                RegionCode.of("430200"),
                type,
                Optional.empty(),
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2010, 1, 1),
                Optional.empty());
    }
}
