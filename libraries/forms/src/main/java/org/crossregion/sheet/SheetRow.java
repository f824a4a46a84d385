package org.crossregion.sheet;

import java.util.List;

/**
 * One row of a list.
 *
 * @param number as the spreadsheet shows it, 1 for the first; of a CSV file the number of the
 *     record
 */
public record SheetRow(int number, List<SheetCell> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /** The cell of a column, 0 for the first; empty beyond the last. */
    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
    }

    public boolean isBlank() {
        return cells.stream().allMatch(SheetCell::isEmpty);
    }
}
