package org.crossregion.settlement.benefit;

import org.crossregion.values.FilingType;
import org.crossregion.values.Rate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads by how much the share is lowered, and checks it against the preset it claims and the shares
 * it is taken from.
 */
final class ReductionsReader {

    private final YamlNode node;
    private final Reductions.By by;
    private final Optional<ReductionPreset> preset;
    private final Map<String, YamlNode> named;
    private final Map<String, Rate> rates = new LinkedHashMap<>();

    /**
     * @param node of the reductions themselves
     * @param by whether they are points or percent of the share; points if absent
     * @param preset that bounds and completes them; none if absent
     */
    ReductionsReader(YamlNode node, YamlNode by, YamlNode preset) {
        this.node = node;
        this.by =
                by.isPresent()
                        ? by.coded(Reductions.By.class).orElse(Reductions.By.POINTS)
                        : Reductions.By.POINTS;
        this.preset = preset.isPresent() ? preset.coded(ReductionPreset.class) : Optional.empty();
        this.named = node.entries(kinds().toArray(String[]::new));
        if (this.preset.isPresent() && this.by == Reductions.By.PERCENT_OF_SHARE) {
            by.unsound("points", "预设以百分点为准 / a preset bounds points, not percent of the share");
        }
        named.forEach((kind, value) -> rates.put(kind, value.percent()));
        this.preset.ifPresent(bounds -> kinds().forEach(kind -> bound(bounds, kind)));
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of(BenefitQuestion.FiledAs.UNFILED));
        for (FilingType type : FilingType.values()) {
            kinds.add(type.code());
        }
        return kinds;
    }

    private void bound(ReductionPreset bounds, String kind) {
        Optional<Rate> most = bounds.most(kind);
        if (!rates.containsKey(kind)) {
            if (most.isEmpty() && !kind.equals(FilingType.MATERNITY.code())) {
                node.unsound(
                        "required",
                        "预设 "
                                + bounds.code()
                                + " 未规定，须写明 / the preset leaves it open, so it is to be named: "
                                + kind);
            }
            rates.put(kind, most.orElse(Rate.ZERO));
        } else if (most.isPresent() && rates.get(kind).compareTo(most.get()) > 0) {
            named.get(kind)
                    .unsound(
                            "within-preset",
                            "超过预设上限 / more than the preset "
                                    + bounds.code()
                                    + " allows: "
                                    + most.get());
        }
    }

    Reductions read() {
        Map<FilingType, Rate> byType = new EnumMap<>(FilingType.class);
        for (FilingType type : FilingType.values()) {
            if (rates.containsKey(type.code())) {
                byType.put(type, rates.get(type.code()));
            }
        }
        return new Reductions(
                by, byType, rates.getOrDefault(BenefitQuestion.FiledAs.UNFILED, Rate.ZERO));
    }

    /** Points must not exceed a share they are taken from; a share of 0 has nothing to lose. */
    void mustLeaveSomething(List<CareTerms> care) {
        if (by != Reductions.By.POINTS) {
            return;
        }
        rates.forEach(
                (kind, points) -> {
                    Optional<Rate> least =
                            care.stream()
                                    .filter(terms -> terms.isFiled(kind))
                                    .flatMap(terms -> terms.segments().stream())
                                    .map(Segment::rate)
                                    .filter(share -> share.basisPoints() > 0)
                                    .min(Rate::compareTo);
                    if (least.isPresent() && points.compareTo(least.get()) > 0) {
                        named.getOrDefault(kind, node)
                                .unsound(
                                        "at-most-the-share",
                                        "降低的百分点超过支付比例 / more points than the smallest share has: "
                                                + least.get());
                    }
                });
    }
}
