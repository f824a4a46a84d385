package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonTypeTest {

    @Test
    void a_code_of_four_digits_has_its_own_name() {
        assertThat(PersonType.label("1103")).isEqualTo("灵活就业人员在职");
    }

    @Test
    void one_that_is_not_told_apart_has_the_name_of_its_group() {
        assertThat(PersonType.label("1299")).isEqualTo("退休人员");
        assertThat(PersonType.label("16")).isEqualTo("居民（老年）");
    }

    @Test
    void an_unknown_code_stays_visible() {
        assertThat(PersonType.label("9")).isEqualTo("9");
        assertThat(PersonType.label("7701")).isEqualTo("7701");
    }
}
