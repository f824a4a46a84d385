package org.crossregion.forms;

/** What the cells of a column hold, and so how they are aligned, formatted and summed. */
public enum Kind {
    /** Any cell; money or days in it are written as such but never summed. */
    TEXT,
    COUNT,
    MONEY,
    RATE,
    DATE;

    boolean accepts(Cell cell) {
        return cell instanceof Cell.Blank
                || switch (this) {
                    case TEXT -> true;
                    case COUNT -> cell instanceof Cell.Count;
                    case MONEY -> cell instanceof Cell.Amount;
                    case RATE -> cell instanceof Cell.Share || cell instanceof Cell.Factor;
                    case DATE -> cell instanceof Cell.Day;
                };
    }

    boolean isNumber() {
        return this == COUNT || this == MONEY;
    }
}
