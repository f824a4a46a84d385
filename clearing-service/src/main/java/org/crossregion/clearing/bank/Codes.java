package org.crossregion.clearing.bank;

import org.crossregion.values.RemittanceCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the remittance codes in a remark, as payers and their banks write them: with blanks or
 * dashes within, in small or full-width letters, several one after the other, other text right
 * behind.
 */
final class Codes {

    /**
     * The mark, then a notice's number without its dashes, and a check character; the nation's
     * numbers have letters, too.
     */
    private static final Pattern MARKED = Pattern.compile("YD([0-9A-Z]{4,40})?");

    /** The nation's shortest number, and the check character. */
    private static final int SHORTEST = "YD".length() + 4;

    private Codes() {}

    /**
     * For each mark in a remark the codes that may stand there, the longest first: digits that
     * follow a code directly do not spoil it. None if nothing behind the mark is a code.
     */
    static List<List<RemittanceCode>> in(String remark) {
        String text =
                StatementFile.plain(remark).toUpperCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        List<List<RemittanceCode>> found = new ArrayList<>();
        Matcher marks = MARKED.matcher(text);
        for (int from = 0; marks.find(from); from = marks.start() + 2) {
            found.add(beginnings(marks.group()));
        }
        return found;
    }

    private static List<RemittanceCode> beginnings(String text) {
        List<RemittanceCode> codes = new ArrayList<>();
        for (int length = text.length(); length >= SHORTEST; length--) {
            try {
                codes.add(new RemittanceCode(text.substring(0, length)));
            } catch (IllegalArgumentException notThisLong) {
                continue;
            }
        }
        return codes;
    }
}
