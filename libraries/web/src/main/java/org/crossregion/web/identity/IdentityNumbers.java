package org.crossregion.web.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like an 18-digit identity number in any text, and masks it. */
public final class IdentityNumbers {

    /** Seventeen digits and a digit or X, not part of a longer number. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");

    private IdentityNumbers() {}

    public static boolean occursIn(CharSequence text) {
        return text != null && text.length() >= 18 && NUMBER.matcher(text).find();
    }

    /** The text with every identity number in it masked; null stays null. */
    public static String maskAll(String text) {
        if (text == null || text.length() < 18) {
            return text;
        }
        Matcher numbers = NUMBER.matcher(text);
        return numbers.find()
                ? numbers.replaceAll(found -> IdentityProtection.mask(found.group()))
                : text;
    }
}
