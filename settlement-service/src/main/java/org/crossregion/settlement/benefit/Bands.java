package org.crossregion.settlement.benefit;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads bands of cost, which follow each other without gap or overlap up to the sky. */
final class Bands {

    private Bands() {}

    /**
     * @param fromZero whether the first band must begin at 0; otherwise what lies below it is a
     *     deductible
     */
    static List<Segment> read(YamlNode node, boolean fromZero) {
        List<Segment> segments = new ArrayList<>();
        Optional<Money> end = fromZero ? Optional.of(Money.ZERO) : Optional.empty();
        boolean first = true;
        for (YamlNode element : node.elements()) {
            Map<String, YamlNode> entries = element.entries("over", "upTo", "percent");
            YamlNode from = element.of(entries, "over");
            Money over = from.money();
            Optional<Money> upTo = element.of(entries, "upTo").optionalMoney();
            Rate rate = element.of(entries, "percent").percent();
            if (!first && end.isEmpty()) {
                from.wrong("reachable", "前一段没有上限 / the band before it has no end");
            } else if (end.isPresent() && over.compareTo(end.get()) > 0) {
                from.wrong("no-gap", "与前一段之间有空档 / a gap between " + end.get() + " and " + over);
            } else if (end.isPresent() && over.compareTo(end.get()) < 0) {
                from.wrong(
                        "no-overlap", "与前一段重叠 / overlaps the band before it, up to " + end.get());
            }
            if (upTo.isPresent() && upTo.get().compareTo(over) <= 0) {
                element.of(entries, "upTo")
                        .wrong("after-over", "应大于 over / must be more than over");
                upTo = Optional.empty();
            }
            segments.add(new Segment(over, upTo, rate));
            end = upTo;
            first = false;
        }
        if (segments.isEmpty()) {
            node.wrong("required", "缺少费用段 / names no band");
            segments.add(new Segment(Money.ZERO, Optional.empty(), Rate.ZERO));
        } else if (end.isPresent()) {
            node.wrong(
                    "no-gap", "最后一段应无上限 / a gap above " + end.get() + ": the last band has no end");
        }
        return segments;
    }
}
