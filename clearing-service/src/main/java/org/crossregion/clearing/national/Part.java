package org.crossregion.clearing.national;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;

/**
 * A settlement's share of one cell in which we and the nation differ.
 *
 * @param here what stands due here, adjustments of earlier differences in
 * @param there what the nation has
 * @param known whether we have it there at all
 * @param row its row in the nation's file; 0 if it has none
 */
record Part(String settlementId, Cell cell, Amounts here, Amounts there, boolean known, int row) {

    boolean isListed() {
        return row > 0;
    }

    /** What has to be added here for both to be the same. */
    Amounts delta() {
        return there.minus(here);
    }
}
