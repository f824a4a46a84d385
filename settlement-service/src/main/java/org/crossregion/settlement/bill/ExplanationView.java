package org.crossregion.settlement.bill;

import org.crossregion.settlement.fee.ClassedFeeLine;
import org.crossregion.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * How the amounts of a bill came about: each with its rule, the version of the policy that states
 * it, and what the rule was given.
 *
 * @param of the bill explained: a mirror's is the one it takes back
 * @param cancelledBy the mirror that took it back; null if there is none
 * @param computedBy {@code here}, or {@code platform} for a region that is not hosted
 * @param notes what whoever reads it must know: that it is a mirror, what is to be claimed where,
 *     that the account is suspended
 * @param parts what the catalogue made of the lines; the four add up to the bill
 */
public record ExplanationView(
        String settlementId,
        String of,
        String cancelledBy,
        SettlementKind kind,
        String policy,
        int policyVersion,
        String computedBy,
        List<Note> notes,
        List<SettlementView.Amount> amounts,
        List<Part> parts) {

    /** One remark in both languages. */
    public record Note(
            @Schema(examples = "claim-at-home") String code, String chinese, String english) {}

    /** One of the four parts of a bill, with the lines that have a share in it. */
    public record Part(
            @Schema(examples = "prior-self-pay") String part,
            String chinese,
            Money amount,
            List<Line> lines) {

        static Part of(
                String part,
                String chinese,
                Money amount,
                List<ClassedFeeLine> lines,
                Function<ClassedFeeLine, Money> share) {
            return new Part(
                    part,
                    chinese,
                    amount,
                    lines.stream()
                            .filter(line -> !share.apply(line).isZero())
                            .map(line -> Line.of(line, share.apply(line)))
                            .toList());
        }
    }

    /**
     * A fee line's share in a part.
     *
     * @param itemName empty if the item is not in the catalogue
     * @param ceiling the highest price of one unit in scope; null if there is none
     * @param share of the line's amount; the lines' shares add up to the part
     */
    public record Line(
            String lineNo,
            String itemCode,
            String itemName,
            @Schema(examples = "B") String itemClass,
            @Schema(examples = "10.00") String priorSelfPayPercent,
            String ceiling,
            String count,
            Money amount,
            Money share) {

        static Line of(ClassedFeeLine line, Money share) {
            return new Line(
                    line.line().lineNo(),
                    line.line().itemCode(),
                    line.itemName(),
                    line.itemClass().code(),
                    BigDecimal.valueOf(line.priorSelfPayRate().basisPoints(), 2).toPlainString(),
                    line.ceiling().map(BigDecimal::toPlainString).orElse(null),
                    line.line().count().toPlainString(),
                    line.line().amount(),
                    share);
        }
    }
}
