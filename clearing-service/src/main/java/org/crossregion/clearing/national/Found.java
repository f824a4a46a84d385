package org.crossregion.clearing.national;

import org.crossregion.clearing.reconciliation.DifferenceClass;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;

/**
 * A settlement in which we and the nation differ, with why.
 *
 * @param cell whose it is here, or there if we have none
 * @param row its row in the nation's file; 0 if it has none
 */
record Found(
        String settlementId,
        DifferenceClass kind,
        Cell cell,
        Amounts here,
        Amounts there,
        int row,
        String said) {}
