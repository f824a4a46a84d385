package org.crossregion.settlement.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** x-tif-signature: SHA-256, in hex, of timestamp, secret, nonce and timestamp again. */
final class TifSignature {

    private TifSignature() {}

    static String of(String timestamp, String secret, String nonce) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (timestamp + secret + nonce + timestamp)
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 here", e);
        }
    }

    /** Compares in constant time, whatever the case of the hex digits. */
    static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
