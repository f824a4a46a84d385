package org.crossregion.filing.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The numbers are made up from the standard's own example of the check digit. */
class IdentityNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

    @Test
    void the_example_of_the_standard_is_valid() {
        // GB 11643 computes the check digit X for 11010519491231002.
        assertThat(IdentityNumber.fault("11010519491231002X", false, TODAY)).isEmpty();
        assertThat(IdentityNumber.birth("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
        assertThat(IdentityNumber.isMale("11010519491231002X")).isFalse();
    }

    @Test
    void a_wrong_check_digit_is_named() {
        assertThat(IdentityNumber.fault("110105194912310021", false, TODAY))
                .contains("has a wrong check digit");
    }

    @Test
    void length_and_characters_are_checked_first() {
        for (String wrong :
                new String[] {"", "11010519491231002", "11010519491231002x", "1101０５"}) {
            assertThat(IdentityNumber.fault(wrong, true, TODAY))
                    .as(wrong)
                    .contains("is not 17 digits and a digit or X");
        }
    }

    @Test
    void a_region_that_is_no_provinces_is_named() {
        assertThat(IdentityNumber.fault("990105194912310020", false, TODAY))
                .contains("begins with no province's code");
    }

    @Test
    void a_day_of_birth_must_exist_and_have_come() {
        for (String birth : new String[] {"19490230", "19491301", "20261101", "18001231"}) {
            String number = "110105" + birth + "002";
            assertThat(
                            IdentityNumber.fault(
                                    number + IdentityNumber.checkDigit(number), false, TODAY))
                    .as(birth)
                    .contains("holds no possible day of birth");
        }
        String today = "11010520261031002";
        assertThat(IdentityNumber.fault(today + IdentityNumber.checkDigit(today), false, TODAY))
                .isEmpty();
    }

    @Test
    void invented_numbers_pass_outside_production_alone() {
        assertThat(IdentityNumber.fault("999901195603010030", true, TODAY)).isEmpty();
        assertThat(IdentityNumber.fault("999901195603010030", false, TODAY)).isPresent();
    }
}
