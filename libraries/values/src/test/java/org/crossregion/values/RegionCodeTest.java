package org.crossregion.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionCodeTest {

    @Test
    void the_province_is_read_from_the_digits() {
        assertThat(RegionCode.of("220581").province()).hasToString("220000");
        assertThat(RegionCode.of("220000").isProvince()).isTrue();
        assertThat(RegionCode.of("220100").isProvince()).isFalse();
        assertThat(RegionCode.NATION.isProvince()).isFalse();
    }

    @Test
    void a_pair_is_cleared_by_the_province_or_by_the_nation() {
        RegionCode changchun = RegionCode.of("220100");

        assertThat(new RegionPair(changchun, RegionCode.of("220581")).tier())
                .isEqualTo(Tier.PROVINCE);
        assertThat(new RegionPair(changchun, RegionCode.of("430200")).tier())
                .isEqualTo(Tier.NATIONAL);
        assertThat(new RegionPair(changchun, changchun).isOwnRegion()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22010", "2201000", "22010a", "２２０１００", " 220100"})
    void what_is_not_six_digits_is_refused(String text) {
        assertThatThrownBy(() -> RegionCode.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
