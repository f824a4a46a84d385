package org.crossregion.settlement.clearing;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.List;

/**
 * What an institution says of its details of a month; without rows it agrees to all that it has not
 * spoken of.
 */
public record Word(
        String institution,
        Period period,
        String reference,
        String messageId,
        String operator,
        List<Row> rows) {

    /** What it says of one detail. */
    public record Row(String settlementId, Money total, Money cleared, boolean agreed) {}
}
