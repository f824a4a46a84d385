package org.crossregion.filing.batch;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people type: full-width digits, days in several spellings, codes with their names. */
final class CellText {

    private static final Pattern PARTED =
            Pattern.compile(
                    "([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 0{1,2}:00(?::00)?)?");
    private static final Pattern TOGETHER = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

    /** How spreadsheets count days, of a cell that lost its date format. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final Pattern COUNTED = Pattern.compile("[3-7][0-9]{4}");

    private CellText() {}

    /** Without differences of width. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    static Optional<LocalDate> day(String text) {
        String plain = plain(text).replaceAll("\\s+", " ");
        try {
            for (Pattern pattern : List.of(PARTED, TOGETHER)) {
                Matcher parts = pattern.matcher(plain);
                if (parts.matches()) {
                    return Optional.of(
                            LocalDate.of(
                                    Integer.parseInt(parts.group(1)),
                                    Integer.parseInt(parts.group(2)),
                                    Integer.parseInt(parts.group(3))));
                }
            }
            return COUNTED.matcher(plain).matches()
                    ? Optional.of(DAY_ZERO.plusDays(Integer.parseInt(plain)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A code that may be followed by its name, such as {@code 430100 长沙市}. */
    static String code(String text) {
        String plain = plain(text);
        int blank = plain.indexOf(' ');
        return blank < 0 ? plain : plain.substring(0, blank);
    }

    /** Several codes in one cell. */
    static List<String> codes(String text) {
        return Arrays.stream(plain(text).split("[;,、]"))
                .map(CellText::code)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Whether a material was handed in, by what its cell says. */
    static boolean saysNo(String text) {
        return List.of("", "无", "否", "没有", "N", "NO", "n", "no", "0", "-", "/")
                .contains(plain(text));
    }
}
