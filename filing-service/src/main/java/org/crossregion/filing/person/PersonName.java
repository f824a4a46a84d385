package org.crossregion.filing.person;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's name: Chinese names have no blanks, names in letters one between their parts, and the
 * parts of a name that was carried over from another language a middle dot.
 */
public final class PersonName {

    private static final int LONGEST = 50;
    private static final Pattern DOTS = Pattern.compile("[•‧∙⋅・·．]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private PersonName() {}

    /** The name as it is kept and compared. */
    public static String normal(String name) {
        String even = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String text = BLANKS.matcher(DOTS.matcher(even).replaceAll("·").strip()).replaceAll(" ");
        boolean letters = text.codePoints().anyMatch(c -> c < 0x250 && Character.isLetter(c));
        return letters ? text : text.replace(" ", "");
    }

    /**
     * What is wrong with a name that was made normal; nothing if it may be one.
     *
     * @param inventedAllowed outside production names of nobody may have digits
     */
    public static Optional<String> fault(String name, boolean inventedAllowed) {
        int length = name.codePointCount(0, name.length());
        if (length < 2 || length > LONGEST) {
            return Optional.of("must have 2 to " + LONGEST + " characters");
        }
        boolean allowed =
                name.codePoints()
                        .allMatch(
                                c ->
                                        Character.isLetter(c)
                                                || inventedAllowed && Character.isDigit(c)
                                                || Character.getType(c)
                                                        == Character.NON_SPACING_MARK
                                                || " ·.-'()〇".indexOf(c) >= 0);
        return allowed
                ? Optional.empty()
                : Optional.of("must have letters, blanks, dots and hyphens alone");
    }

    /** The first and the last character of a name; of two the first alone. */
    public static String mask(String name) {
        int length = name.codePointCount(0, name.length());
        String first = name.substring(0, name.offsetByCodePoints(0, 1));
        return length < 3
                ? first + "*"
                : first
                        + "*".repeat(length - 2)
                        + name.substring(name.offsetByCodePoints(0, length - 1));
    }
}
