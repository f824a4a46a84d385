package org.crossregion.values;

import java.util.Locale;

/**
 * The remittance code (汇款识别码) of a notice, quoted in the remark of a transfer: {@code YD}, the
 * notice's number without dashes, and a check character (ISO 7064, MOD 37,36) that any one wrong
 * character breaks, and almost any two that are swapped.
 *
 * @param value such as {@code YD220000202680001G}
 */
public record RemittanceCode(String value) {

    private static final String MARK = "YD";
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public RemittanceCode {
        if (!value.matches(MARK + "[0-9A-Z]{2,40}")) {
            throw new IllegalArgumentException(
                    "a remittance code is YD with digits and capital letters, not " + value);
        }
        String body = value.substring(0, value.length() - 1);
        if (check(body) != value.charAt(value.length() - 1)) {
            throw new IllegalArgumentException(
                    "the check character of remittance code " + value + " is wrong");
        }
    }

    /** The code of a notice, from its number such as {@code 220000-2026-8-0001}. */
    public static RemittanceCode ofNotice(String number) {
        String body = MARK + number.replace("-", "").toUpperCase(Locale.ROOT);
        return new RemittanceCode(body + check(body));
    }

    /** As a payer may have written it: with blanks, dashes or small letters. */
    public static RemittanceCode fromString(String text) {
        return new RemittanceCode(text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    private static char check(String body) {
        int modulus = CHARACTERS.length();
        int product = modulus;
        for (char c : body.toCharArray()) {
            int value = CHARACTERS.indexOf(c);
            if (value < 0) {
                throw new IllegalArgumentException("no remittance code of " + body);
            }
            int sum = (product + value) % modulus;
            product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
        }
        return CHARACTERS.charAt((modulus + 1 - product) % modulus);
    }

    @Override
    public String toString() {
        return value;
    }
}
