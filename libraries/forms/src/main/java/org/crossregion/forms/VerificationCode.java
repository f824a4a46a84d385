package org.crossregion.forms;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Derives a form's verification code from its hash and number: 80 bits in Crockford's base 32. */
final class VerificationCode {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;

    private VerificationCode() {}

    static String of(Form form) {
        String content = CanonicalJson.sha256(form) + "|" + form.number();
        byte[] hash = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
        BigInteger bits = new BigInteger(1, Arrays.copyOf(hash, LENGTH * 5 / 8));
        StringBuilder code = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(LETTERS.charAt(bits.shiftRight(5 * i).intValue() & 31));
            if (i % 4 == 0 && i > 0) {
                code.append('-');
            }
        }
        return code.toString();
    }
}
