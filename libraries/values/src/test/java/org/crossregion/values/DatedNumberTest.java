package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** Numbers of facts are twenty characters that say what, whose and when. */
class DatedNumberTest {

    private static final RegionCode REGION = RegionCode.of("220581");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    @Test
    void it_is_a_letter_the_region_the_day_and_seven_digits() {
        assertThat(DatedNumber.of('S', REGION, DAY, 42)).isEqualTo("S2205812601020000042");
        assertThat(DatedNumber.of('A', REGION, DAY, 0)).hasSize(20).endsWith("0000000");
        assertThat(DatedNumber.of('A', REGION, DAY, 9_999_999)).hasSize(20).endsWith("9999999");
    }

    @Test
    void a_sequence_of_more_digits_is_refused_rather_than_made_longer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatedNumber.of('A', REGION, DAY, 10_000_000));
        assertThatIllegalArgumentException().isThrownBy(() -> DatedNumber.of('A', REGION, DAY, -1));
    }
}
