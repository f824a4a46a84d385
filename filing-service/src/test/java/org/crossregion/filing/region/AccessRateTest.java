package org.crossregion.filing.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Access rates against those that S2 ② reckons. */
class AccessRateTest {

    @ParameterizedTest
    @CsvSource({
        "安徽, 17, 13, 76",
        "四川, 22, 15, 68",
        "河南, 19, 8, 42",
        "黑龙江, 16, 6, 37",
        "山西, 12, 4, 33",
        "辽宁, 15, 5, 33",
        "江西, 12, 3, 25",
        "甘肃, 16, 3, 18",
        "贵州, 11, 2, 18",
        "云南, 17, 3, 17",
        "浙江, 12, 2, 16",
        "内蒙古, 13, 2, 15",
        "湖北, 15, 2, 13",
        "青海, 9, 1, 11",
        "福建, 10, 1, 10",
        "广东, 22, 1, 4"
    })
    void the_rate_is_what_the_source_prints_of_it(String name, int all, int open, int percent) {
        AccessRate rate = AccessRate.byProvince(province(all, open)).get(0);

        assertThat(rate.all()).isEqualTo(all);
        assertThat(rate.rate().basisPoints() / 100).as(name).isEqualTo(percent);
    }

    @Test
    void the_province_itself_counts_only_where_nothing_below_it_is_known() {
        List<Region> regions = province(3, 1);
        regions.add(region("510000", OpeningStage.OPEN));
        regions.add(region("120000", OpeningStage.OPEN));

        List<AccessRate> rates = AccessRate.byProvince(regions);

        assertThat(rates)
                .extracting(AccessRate::province)
                .containsExactly(RegionCode.of("120000"), RegionCode.of("510000"));
        assertThat(rates.get(0).all()).isEqualTo(1);
        assertThat(rates.get(1).all()).isEqualTo(3);
        assertThat(AccessRate.rate(rates).basisPoints()).isEqualTo(5000);
    }

    private static List<Region> province(int all, int open) {
        List<Region> regions = new ArrayList<>();
        for (int i = 1; i <= all; i++) {
            regions.add(
                    region(
                            "51%02d00".formatted(i),
                            i <= open ? OpeningStage.OPEN : OpeningStage.JOINT_TESTING));
        }
        return regions;
    }

    private static Region region(String code, OpeningStage stage) {
        RegionCode region = RegionCode.of(code);
        return new Region(region, code, region, region, LocalDate.of(2020, 1, 1), stage, false);
    }
}
