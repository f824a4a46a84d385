package org.crossregion.values;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The number of a filing, a visit, a bill and the like: a letter for what it is, the insured region
 * (6), the Beijing day on which it was given (yyMMdd), and seven digits of a sequence; 20
 * characters, as the national interface has room for.
 */
public final class DatedNumber {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final long MOST = 9_999_999;

    /** Added to a sequence so that its seven digits come with their zeros. */
    private static final long ONE_BEFORE = 10_000_000;

    private DatedNumber() {}

    /**
     * @param kind such as {@code S} of a visit, {@code A} of a bill
     * @param sequence 0 to 9,999,999
     * @throws IllegalArgumentException if it has more digits, or is negative
     */
    public static String of(char kind, RegionCode insuredRegion, LocalDate day, long sequence) {
        if (sequence < 0 || sequence > MOST) {
            throw new IllegalArgumentException(sequence + " is not of seven digits");
        }
        String digits = Long.toString(ONE_BEFORE + sequence).substring(1);
        return kind + insuredRegion.toString() + DAY.format(day) + digits;
    }
}
