package org.crossregion.settlement.benefit;

import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the further layers in their order; each fund has one at most. */
final class LayerReader {

    private LayerReader() {}

    static List<LayerTerms> read(YamlNode node, Scheme scheme) {
        List<LayerTerms> layers = new ArrayList<>();
        Set<Fund> seen = new HashSet<>();
        for (YamlNode element : node.elements()) {
            Map<String, YamlNode> entries =
                    element.entries(
                            "fund",
                            "base",
                            "careTypes",
                            "personTypes",
                            "civilServantsOnly",
                            "segments",
                            "yearlyCeiling",
                            "settledDirectly",
                            "claimedAt");
            YamlNode name = element.of(entries, "fund");
            Fund fund = name.coded(Fund.class).orElse(Fund.OTHER);
            if (fund == Fund.POOLING) {
                name.wrong("further", "统筹基金不是补充层 / the pooling fund is no further layer");
            } else if (!seen.add(fund)) {
                name.wrong("unique", "该基金已有一层 / the fund has a layer already");
            }
            YamlNode careTypes = element.of(entries, "careTypes");
            Set<CareType> care = careTypes.codedSet(CareType.class);
            if (careTypes.isPresent() && care.isEmpty()) {
                careTypes.unsound("not-empty", "列表为空 / the list is empty; leave it out for all");
            }
            boolean directly = element.of(entries, "settledDirectly").truth(true);
            layers.add(
                    new LayerTerms(
                            fund,
                            element.of(entries, "base")
                                    .coded(LayerTerms.Base.class)
                                    .orElse(LayerTerms.Base.SELF_PAY),
                            care,
                            CareReader.personTypes(element.of(entries, "personTypes"), scheme),
                            element.of(entries, "civilServantsOnly").truth(false),
                            Bands.read(element.of(entries, "segments"), false),
                            element.of(entries, "yearlyCeiling").optionalLimit(),
                            directly,
                            claimedAt(element.of(entries, "claimedAt"), directly)));
        }
        return layers;
    }

    private static String claimedAt(YamlNode node, boolean directly) {
        if (!node.isPresent()) {
            return "";
        }
        if (directly) {
            node.unsound(
                    "not-settled-directly",
                    "该层直接结算，无需申领 / the layer is settled directly, so there is"
                            + " nothing to claim");
        }
        return node.line(100);
    }
}
