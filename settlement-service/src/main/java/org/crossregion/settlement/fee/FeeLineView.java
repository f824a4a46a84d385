package org.crossregion.settlement.fee;

import org.crossregion.settlement.catalogue.ItemClass;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/** A classed fee line in JSON. */
record FeeLineView(
        String lineNo,
        String batch,
        OffsetDateTime occurredAt,
        String itemCode,
        String itemName,
        @Schema(examples = "B") ItemClass itemClass,
        @Schema(examples = "10.00") String priorSelfPayPercent,
        BigDecimal ceiling,
        String chargeCategory,
        Money amount,
        BigDecimal count,
        BigDecimal price,
        Money fullSelfPay,
        Money overLimit,
        Money priorSelfPay,
        Money inScope,
        String refundOf,
        String approval,
        String diseaseCode,
        String restricted) {

    /** The lines of a visit or of an upload. */
    record Lines(List<FeeLineView> lines) {

        static Lines of(List<ClassedFeeLine> lines) {
            return new Lines(lines.stream().map(FeeLineView::of).toList());
        }
    }

    /** How many lines were withdrawn. */
    record Withdrawn(int count) {}

    /** As people write it: 4800, and never 4.8E+3. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    static FeeLineView of(ClassedFeeLine classed) {
        FeeLine line = classed.line();
        return new FeeLineView(
                line.lineNo(),
                line.batch(),
                line.occurredAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                line.itemCode(),
                classed.itemName(),
                classed.itemClass(),
                BigDecimal.valueOf(classed.priorSelfPayRate().basisPoints(), 2).toPlainString(),
                classed.ceiling().map(FeeLineView::plain).orElse(null),
                classed.chargeCategory(),
                line.amount(),
                plain(line.count()),
                plain(line.price()),
                classed.fullSelfPay(),
                classed.overLimit(),
                classed.priorSelfPay(),
                classed.inScope(),
                line.refundOf().orElse(null),
                line.approval(),
                line.diseaseCode(),
                classed.restricted());
    }
}
