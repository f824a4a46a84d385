package org.crossregion.clearing.confirmation;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.util.List;

/**
 * What a hospital says of its details of a month.
 *
 * @param reference the number its message was received under
 * @param rows detail by detail; none means that it agrees to all that it has not spoken of
 */
public record Word(
        String institution,
        Period period,
        String reference,
        String messageId,
        String operator,
        List<Row> rows) {

    /**
     * What it says of one detail.
     *
     * @param total what it has as the bill's total; compared where it agrees
     * @param cleared what it has as the cleared amount; compared where it agrees
     */
    public record Row(String settlementId, Money total, Money cleared, boolean agreed) {}
}
