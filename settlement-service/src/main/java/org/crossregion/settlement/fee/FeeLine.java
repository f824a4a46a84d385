package org.crossregion.settlement.fee;

import org.crossregion.values.Money;
import org.crossregion.web.identity.IdentityNumbers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a bill as the hospital uploads it. Texts that were not given are empty; identity
 * numbers in free texts are masked.
 *
 * @param lineNo 费用明细流水号, unique within the visit
 * @param batch 收费批次号 of outpatient bills; empty for stays
 * @param itemCode 医疗目录编码
 * @param hospitalItemCode 医药机构目录编码
 * @param amount 明细项目费用总额; negative in a refund line
 * @param count negative in a refund line
 * @param price of one unit, up to six decimals of a yuan
 * @param refundOf the line that a refund line takes back (init_feedetl_sn)
 * @param approval 医院审批标志 of a restricted item's use: 1 approved; empty if it was not said
 * @param diseaseCode 病种编码 of chronic outpatient care; empty if it was not said
 */
public record FeeLine(
        String lineNo,
        String batch,
        Instant occurredAt,
        String itemCode,
        String hospitalItemCode,
        Money amount,
        BigDecimal count,
        BigDecimal price,
        String departmentCode,
        String departmentName,
        String doctorCode,
        String doctorName,
        Optional<String> refundOf,
        String approval,
        String diseaseCode) {

    /** In place of a line's number: whichever line of the same item and price it can come from. */
    public static final String ANY = "*";

    public FeeLine {
        count = count.stripTrailingZeros();
        price = price.stripTrailingZeros();
        departmentName = IdentityNumbers.maskAll(departmentName);
        doctorCode = IdentityNumbers.maskAll(doctorCode);
        doctorName = IdentityNumbers.maskAll(doctorName);
    }

    /** Whether the hospital has approved the use of a restricted item (审批通过). */
    public boolean isApproved() {
        return approval.equals("1");
    }

    /**
     * Whether it takes something back without saying from which line: 2204 has no field for it, so
     * a line of a batch need not say it, and a hospital system may leave it to us.
     */
    boolean seeksOriginal() {
        boolean unsaid = refundOf.map(ANY::equals).orElse(!batch.isEmpty());
        return amount.isNegative() && unsaid;
    }

    FeeLine refunding(String original) {
        return new FeeLine(
                lineNo,
                batch,
                occurredAt,
                itemCode,
                hospitalItemCode,
                amount,
                count,
                price,
                departmentCode,
                departmentName,
                doctorCode,
                doctorName,
                Optional.of(original),
                approval,
                diseaseCode);
    }
}
