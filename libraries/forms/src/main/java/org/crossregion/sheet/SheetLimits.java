package org.crossregion.sheet;

/**
 * How much of a file is read before it is turned away.
 *
 * @param rows with something in them, the heading included
 * @param columns of the heading and of every row
 * @param inflatedBytes of all parts of an XLSX file together
 * @param ratio of a part inflated to the same part packed
 */
public record SheetLimits(int rows, int columns, long inflatedBytes, int ratio) {

    public static SheetLimits ofRows(int rows) {
        return new SheetLimits(rows, 100, 200L << 20, 200);
    }
}
