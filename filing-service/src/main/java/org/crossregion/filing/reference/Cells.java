package org.crossregion.filing.reference;

import org.crossregion.web.reference.CsvRow;

/** Cells that must have a certain form, or may not be too long for their table. */
public final class Cells {

    private Cells() {}

    /** Text of at most so many characters. */
    public static String text(CsvRow row, String column, int maxLength) {
        return upTo(maxLength, column, row.text(column));
    }

    /** Text that may be empty. */
    public static String optional(CsvRow row, String column, int maxLength) {
        return upTo(maxLength, column, row.optionalText(column).orElse(""));
    }

    /**
     * Text that matches a pattern.
     *
     * @param form the pattern in words
     */
    public static String matching(CsvRow row, String column, String pattern, String form) {
        String text = row.text(column);
        if (!text.matches(pattern)) {
            throw new CsvRow.Rejected(column, "pattern", "must be " + form);
        }
        return text;
    }

    private static String upTo(int maxLength, String column, String text) {
        if (text.length() > maxLength) {
            throw new CsvRow.Rejected(
                    column, "length", "must not be longer than " + maxLength + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new CsvRow.Rejected(column, "text", "must not have control characters");
        }
        return text;
    }
}
