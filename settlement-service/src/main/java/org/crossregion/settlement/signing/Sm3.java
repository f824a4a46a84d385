package org.crossregion.settlement.signing;

import org.bouncycastle.crypto.digests.SM3Digest;

import java.security.MessageDigest;

/** The SM3 digest (GB/T 32905). */
public final class Sm3 {

    private Sm3() {}

    /** 32 bytes. */
    public static byte[] of(byte[] message) {
        SM3Digest digest = new SM3Digest();
        digest.update(message, 0, message.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    /** Whether a text, hex or base64, is the digest of a message. */
    public static boolean matches(String digest, byte[] message) {
        return KeyText.bytes(digest)
                .filter(shown -> MessageDigest.isEqual(of(message), shown))
                .isPresent();
    }
}
