package org.crossregion.filing.opening;

import org.crossregion.filing.region.AccessRate;
import org.crossregion.filing.region.OpeningStage;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is open on a day.
 *
 * @param all pooling regions
 * @param open those among them that settle directly
 * @param rate open ÷ all in percent, cut off after the hundredth
 * @param byStage pooling regions by the code of their stage
 * @param provinces each by itself
 */
record Coverage(
        LocalDate on,
        int all,
        int open,
        Rate rate,
        Map<String, Integer> byStage,
        List<Province> provinces) {

    /** One province. */
    record Province(
            RegionCode province,
            String name,
            int all,
            int open,
            Rate rate,
            Map<String, Integer> byStage) {}

    /** One point of a chart. */
    record Point(LocalDate on, int all, int open, Rate rate) {}

    static Coverage of(LocalDate day, List<AccessRate> provinces, Map<RegionCode, String> names) {
        return new Coverage(
                day,
                all(provinces),
                open(provinces),
                AccessRate.rate(provinces),
                byStage(provinces),
                provinces.stream()
                        .map(
                                line ->
                                        new Province(
                                                line.province(),
                                                names.getOrDefault(
                                                        line.province(), line.province().value()),
                                                line.all(),
                                                line.at(OpeningStage.OPEN),
                                                line.rate(),
                                                byStage(List.of(line))))
                        .toList());
    }

    static Point point(LocalDate day, List<AccessRate> provinces) {
        return new Point(day, all(provinces), open(provinces), AccessRate.rate(provinces));
    }

    private static int all(List<AccessRate> provinces) {
        return provinces.stream().mapToInt(AccessRate::all).sum();
    }

    private static int open(List<AccessRate> provinces) {
        return provinces.stream().mapToInt(line -> line.at(OpeningStage.OPEN)).sum();
    }

    private static Map<String, Integer> byStage(List<AccessRate> provinces) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (OpeningStage stage : OpeningStage.values()) {
            counts.put(stage.code(), provinces.stream().mapToInt(line -> line.at(stage)).sum());
        }
        return counts;
    }
}
