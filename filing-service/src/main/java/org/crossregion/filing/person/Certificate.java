package org.crossregion.filing.person;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Kinds of certificates by their national codes (人员证件类型), and how their numbers are written. What
 * is not a resident identity card has no check digit to hold it to, but a form.
 */
public final class Certificate {

    public static final String RESIDENT_CARD = "01";

    private static final String ANY = "[0-9A-Z()-]{5,30}";

    private static final Map<String, String> LABELS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(RESIDENT_CARD, "居民身份证（户口簿）"),
                            Map.entry("02", "军官证"),
                            Map.entry("03", "武装警察警官证"),
                            Map.entry("04", "香港居民来往内地通行证"),
                            Map.entry("05", "澳门居民来往内地通行证"),
                            Map.entry("06", "台湾居民来往大陆通行证"),
                            Map.entry("07", "外国人永久居留证"),
                            Map.entry("08", "外国人护照"),
                            Map.entry("99", "其他身份证件")));

    /** H or M and 8 digits, with the two of the issue or without; 8 digits for Taiwan. */
    private static final Map<String, String> FORMS =
            Map.of(
                    "04", "H[0-9]{8}([0-9]{2})?",
                    "05", "M[0-9]{8}([0-9]{2})?",
                    "06", "[0-9]{8}([0-9]{2})?",
                    "07", "[A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X]",
                    "08", "[A-Z0-9]{5,17}");

    private static final Pattern BLANK = Pattern.compile("\\s");

    private Certificate() {}

    /** The kinds with names of their own, in the order of their codes. */
    public static Map<String, String> labels() {
        return java.util.Collections.unmodifiableMap(LABELS);
    }

    /** As numbers are kept: without blanks and differences of width, in capitals. */
    public static String normal(String number) {
        return BLANK.matcher(Normalizer.normalize(number, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /**
     * What is wrong with a number; nothing if it may be one.
     *
     * @param type the national code of the kind
     * @param inventedAllowed outside production numbers that begin with 9999 pass
     */
    public static Optional<NumberFault> fault(
            String type, String number, boolean inventedAllowed, LocalDate today) {
        if (type.equals(RESIDENT_CARD)) {
            return IdentityNumber.check(number, inventedAllowed, today);
        }
        return number.matches(FORMS.getOrDefault(type, ANY))
                ? Optional.empty()
                : Optional.of(NumberFault.CERTIFICATE_FORM);
    }
}
