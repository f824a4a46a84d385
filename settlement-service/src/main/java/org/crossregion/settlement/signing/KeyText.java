package org.crossregion.settlement.signing;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes as people write them: hex, base64 or PEM, with whatever blanks came along. */
final class KeyText {

    private KeyText() {}

    /** The bytes; empty if it is neither. Text that could be both is hex. */
    static Optional<byte[]> bytes(String text) {
        String bare = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        if (bare.length() % 2 == 0 && bare.matches("[0-9a-fA-F]+")) {
            return Optional.of(HexFormat.of().parseHex(bare));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
