package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.stream.Stream;

class CodedTest {

    static Stream<Class<?>> vocabularies() {
        return Stream.of(Scheme.class, CareType.class, FilingType.class, Tier.class, Fund.class);
    }

    @ParameterizedTest
    @MethodSource("vocabularies")
    <E extends Enum<E> & Coded> void every_code_names_one_constant_and_is_lower_case(
            Class<E> vocabulary) {
        for (E constant : vocabulary.getEnumConstants()) {
            assertThat(Coded.ofCode(vocabulary, constant.code())).isSameAs(constant);
            assertThat(constant.code()).matches("[a-z-]+");
            assertThat(constant.label()).isNotBlank();
        }
        assertThat(Arrays.stream(vocabulary.getEnumConstants()).map(Coded::code))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_code_is_refused_with_the_codes_there_are() {
        assertThatThrownBy(() -> Scheme.fromString("worker"))
                .hasMessage("worker is none of employee, resident");
    }

    @Test
    void long_term_filings_are_told_from_temporary_ones() {
        assertThat(FilingType.RESETTLED_RETIREE.isLongTerm()).isTrue();
        assertThat(FilingType.REFERRAL.isLongTerm()).isFalse();
    }
}
