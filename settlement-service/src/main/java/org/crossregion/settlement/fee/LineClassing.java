package org.crossregion.settlement.fee;

import org.crossregion.settlement.catalogue.Catalogue;
import org.crossregion.settlement.catalogue.CatalogueItem;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Classes the lines of one upload, one after the other. A refund line takes back from its original:
 * it is worth what the original would be worth without it, less what it is worth with it, so that
 * however a line is taken back in pieces, nothing is left over and no part turns negative.
 */
final class LineClassing {

    private final Catalogue.Excerpt catalogue;
    private final RegionCode region;

    /** What the visit's open round has of a line: the line itself, and what is left of it. */
    private final Map<String, Left> left = new LinkedHashMap<>();

    private record Left(ClassedFeeLine original, Money amount, BigDecimal count) {

        boolean covers(FeeLine refund) {
            FeeLine line = original.line();
            Left after = less(refund);
            return line.itemCode().equals(refund.itemCode())
                    && line.batch().equals(refund.batch())
                    && line.price().compareTo(refund.price()) == 0
                    && !after.amount().isNegative()
                    && after.count().signum() >= 0;
        }

        Left less(FeeLine refund) {
            return new Left(original, amount.plus(refund.amount()), count.add(refund.count()));
        }
    }

    LineClassing(Catalogue.Excerpt catalogue, RegionCode region) {
        this.catalogue = catalogue;
        this.region = region;
    }

    /** Takes note of a line of the open round, in order of upload. */
    void know(ClassedFeeLine known) {
        FeeLine line = known.line();
        if (line.refundOf().isPresent()) {
            left.computeIfPresent(line.refundOf().get(), (number, rest) -> rest.less(line));
        } else {
            left.put(line.lineNo(), new Left(known, line.amount(), line.count()));
        }
    }

    ClassedFeeLine classed(FeeLine line) {
        FeeLine found =
                line.seeksOriginal() ? original(line).map(line::refunding).orElse(line) : line;
        ClassedFeeLine classed = found.amount().isNegative() ? refund(found) : charge(found);
        know(classed);
        return classed;
    }

    /** The first line of the same item, batch and price that has enough left to take back. */
    private Optional<String> original(FeeLine refund) {
        return left.entrySet().stream()
                .filter(entry -> entry.getValue().covers(refund))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private ClassedFeeLine charge(FeeLine line) {
        CatalogueItem item = catalogue.item(line.itemCode(), Beijing.day(line.occurredAt()));
        return classed(line, item, item.split(line.amount(), line.count(), line.isApproved()));
    }

    private ClassedFeeLine refund(FeeLine line) {
        Left before = line.refundOf().map(left::get).orElse(null);
        boolean fits =
                before != null
                        && before.original().line().itemCode().equals(line.itemCode())
                        && before.original().line().batch().equals(line.batch());
        if (!fits) {
            throw new Refused(
                    SettlementRefusal.REFUND_WITHOUT_ORIGINAL,
                    "退费明细 "
                            + line.lineNo()
                            + line.refundOf()
                                    .filter(of -> !of.equals(FeeLine.ANY))
                                    .map(of -> " 的原明细 " + of + " 不在本次未结算的同项目、同批次明细中")
                                    .orElse(" 找不到余量足够的同项目、同批次、同单价原明细"));
        }
        Left after = before.less(line);
        if (after.amount().isNegative() || after.count().signum() < 0) {
            throw new Refused(
                    SettlementRefusal.REFUND_EXCEEDS_ORIGINAL,
                    "退费明细 "
                            + line.lineNo()
                            + "：原明细余额 "
                            + before.amount()
                            + "，数量 "
                            + before.count().toPlainString());
        }
        CatalogueItem item = itemOf(before.original());
        boolean approved = before.original().line().isApproved();
        LineSplit parts =
                item.split(after.amount(), after.count(), approved)
                        .minus(item.split(before.amount(), before.count(), approved));
        return classed(line, item, parts);
    }

    /** The catalogue item as it was when the original was classed. */
    private CatalogueItem itemOf(ClassedFeeLine original) {
        return new CatalogueItem(
                region,
                original.line().itemCode(),
                original.itemName(),
                original.itemClass(),
                original.priorSelfPayRate(),
                original.ceiling(),
                original.chargeCategory(),
                Beijing.day(original.line().occurredAt()),
                original.restricted(),
                original.marks());
    }

    private static ClassedFeeLine classed(FeeLine line, CatalogueItem item, LineSplit parts) {
        return new ClassedFeeLine(
                line,
                item.name(),
                item.itemClass(),
                item.priorSelfPay(),
                item.ceiling(),
                item.chargeCategory(),
                item.restricted(),
                item.marks(),
                parts.fullSelfPay(),
                parts.overLimit(),
                parts.priorSelfPay(),
                parts.inScope());
    }
}
