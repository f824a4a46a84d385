package org.crossregion.filing.policy;

import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** A day of every year as policies write it, such as {@code 07-01}. */
final class YearDay {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private YearDay() {}

    /**
     * @throws IllegalArgumentException if it is none
     */
    static MonthDay of(String text) {
        try {
            return MonthDay.parse(text, DAY);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is no day such as 07-01", e);
        }
    }
}
