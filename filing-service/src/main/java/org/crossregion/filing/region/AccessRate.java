package org.crossregion.filing.region;

import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a province's pooling regions are connected (接入率): open ones among all of them, cut off
 * after the hundredth of a percent, so that a rate never promises more than there is (S2 ②).
 *
 * @param byStage how many pooling regions have reached each stage
 */
public record AccessRate(RegionCode province, Map<OpeningStage, Integer> byStage) {

    public AccessRate {
        byStage = Map.copyOf(byStage);
    }

    /**
     * One line for each province. A province itself counts only where no pooling region below it is
     * known, as in a municipality.
     */
    public static List<AccessRate> byProvince(List<Region> poolingRegions) {
        SortedMap<RegionCode, List<Region>> provinces = new TreeMap<>();
        poolingRegions.forEach(
                region ->
                        provinces
                                .computeIfAbsent(
                                        region.code().province(), code -> new ArrayList<>())
                                .add(region));
        return provinces.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AccessRate of(RegionCode province, List<Region> regions) {
        Map<OpeningStage, Integer> byStage = new EnumMap<>(OpeningStage.class);
        for (Region region : regions) {
            if (regions.size() == 1 || !region.code().isProvince()) {
                byStage.merge(region.openingStage(), 1, Integer::sum);
            }
        }
        return new AccessRate(province, byStage);
    }

    public int at(OpeningStage stage) {
        return byStage.getOrDefault(stage, 0);
    }

    public int all() {
        return byStage.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Rate rate() {
        return share(at(OpeningStage.OPEN), all());
    }

    /** The rate of several provinces together. */
    public static Rate rate(List<AccessRate> provinces) {
        return share(
                provinces.stream().mapToInt(province -> province.at(OpeningStage.OPEN)).sum(),
                provinces.stream().mapToInt(AccessRate::all).sum());
    }

    private static Rate share(int open, int all) {
        return all == 0 ? Rate.ZERO : Rate.ofBasisPoints(open * 10_000 / all);
    }
}
