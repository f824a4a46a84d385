package org.crossregion.settlement.claim;

import org.crossregion.settlement.catalogue.LineSplit;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One item of a claim, or the sum of a charge category where there is an invoice and no list.
 *
 * @param itemCode 医疗目录编码; empty for the sum of a category
 * @param itemName by the catalogue; empty where that does not know it
 * @param chargeCategory 医疗收费项目类别 01…14
 * @param parts what it is made of; they add up to its amount
 */
record ClaimLine(
        int lineNo,
        String itemCode,
        String itemName,
        String chargeCategory,
        LocalDate occurredOn,
        BigDecimal count,
        LineSplit parts) {}
