package org.crossregion.filing.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The citizen's identity number (公民身份号码, GB 11643): six digits of region, eight of the day of
 * birth, three of sequence of which the last is odd for men, and a check digit.
 */
public final class IdentityNumber {

    /** Numbers of nobody, for samples and tests; never in production. */
    public static final String INVENTED = "9999";

    private static final Pattern FIFTEEN = Pattern.compile("[0-9]{15}");
    private static final Pattern EIGHTEEN = Pattern.compile("[0-9]{17}[0-9X]");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private IdentityNumber() {}

    /**
     * What is wrong with a number; nothing if it is valid.
     *
     * @param inventedAllowed outside production numbers that begin with {@value #INVENTED} pass
     *     with eighteen characters alone
     * @param today a birth after it is none
     */
    public static Optional<String> fault(String number, boolean inventedAllowed, LocalDate today) {
        return check(number, inventedAllowed, today).map(NumberFault::text);
    }

    /** The same, as one of few faults. */
    static Optional<NumberFault> check(String number, boolean inventedAllowed, LocalDate today) {
        if (FIFTEEN.matcher(number).matches()) {
            return Optional.of(NumberFault.OLD);
        }
        if (!EIGHTEEN.matcher(number).matches()) {
            return Optional.of(NumberFault.FORM);
        }
        if (number.startsWith(INVENTED) && inventedAllowed) {
            return Optional.empty();
        }
        if (!PROVINCES.contains(number.substring(0, 2))) {
            return Optional.of(NumberFault.PROVINCE);
        }
        Optional<LocalDate> birth = birth(number);
        if (birth.isEmpty() || birth.get().isAfter(today) || birth.get().getYear() < 1880) {
            return Optional.of(NumberFault.BIRTH);
        }
        return checkDigit(number) == number.charAt(17)
                ? Optional.empty()
                : Optional.of(NumberFault.CHECK_DIGIT);
    }

    /** The day of birth a number holds, if it is a day. */
    public static Optional<LocalDate> birth(String number) {
        try {
            return Optional.of(LocalDate.parse(number.substring(6, 14), DAY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the sequence is a man's. */
    public static boolean isMale(String number) {
        return (number.charAt(16) - '0') % 2 == 1;
    }

    static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }
}
