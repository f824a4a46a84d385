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
            YamlNode basis = element.of(entries, "base");
            LayerTerms.Base base =
                    basis.coded(LayerTerms.Base.class).orElse(LayerTerms.Base.SELF_PAY);
            mustNotPayTwice(basis, base, layers);
            layers.add(
                    new LayerTerms(
                            fund,
                            base,
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

    /**
     * What a layer on the self-pay has paid of the cost above the ceiling is not above it again.
     */
    private static void mustNotPayTwice(
            YamlNode basis, LayerTerms.Base base, List<LayerTerms> before) {
        boolean late = before.stream().anyMatch(one -> one.base() != LayerTerms.Base.ABOVE_CEILING);
        if (base == LayerTerms.Base.ABOVE_CEILING && late) {
            basis.unsound(
                    "above-ceiling-first",
                    "封顶线以上的层须在个人负担的层之前，否则同一费用会被支付两次 / a layer above the"
                            + " ceiling comes before those on self-pay, or the same cost is paid"
                            + " twice");
        }
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
