package org.crossregion.clearing.claim;

import org.crossregion.values.Period;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An institution's application for the clearing of a month (清算申请).
 *
 * @param clearingType 11, 21, 41; anything longer or 99 for all of them
 * @param ends the last day
 * @param agency clr_optins as it was sent; empty if it was not
 * @param stated what the institution says it comes to; none where the centre computes it
 * @param here what our details of these days came to when it was applied for
 */
record Claim(
        String id,
        String institution,
        String clearingType,
        String clearingWay,
        Period month,
        LocalDate begins,
        LocalDate ends,
        String agency,
        Figures stated,
        Figures here,
        String reference,
        String appliedBy,
        Instant appliedAt) {

    /** How a claim's bills are found: all kinds unless it names one. */
    String kind() {
        return kind(clearingType);
    }

    static String kind(String clearingType) {
        return switch (clearingType) {
            case "11", "21", "41" -> clearingType;
            default -> "";
        };
    }
}
