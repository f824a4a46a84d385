package org.crossregion.clearing.national;

import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;

/**
 * What the nation cleared of one settlement in a month.
 *
 * @param row its row in the file, as the spreadsheet shows it
 * @param cell whose it is, of what kind, and the month it was settled in
 * @param amounts what it comes to; the number of details is ours to count and 0 here
 */
record ResultRow(int row, String settlementId, Cell cell, Amounts amounts) {}
