package org.crossregion.settlement.signing;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Seals and opens payloads by SM4 (GB/T 32907) as Jilin's clients do: ECB with PKCS#7 padding, in
 * base64. It hides a payload from who reads along; that it is whole, the signature says.
 */
public final class Sm4Key {

    private static final int BYTES = 16;

    private final KeyParameter key;

    private Sm4Key(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("an SM4 key has 16 bytes");
        }
        this.key = new KeyParameter(key);
    }

    /**
     * @param text 16 characters (Jilin's clients use their client id), 32 hex digits, or base64 of
     *     16 bytes
     * @throws IllegalArgumentException if it is no such key; the text is not repeated
     */
    public static Sm4Key read(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (plain.length == BYTES) {
            return new Sm4Key(plain);
        }
        if (text.matches("[0-9a-fA-F]{32}")) {
            return new Sm4Key(HexFormat.of().parseHex(text));
        }
        return new Sm4Key(KeyText.bytes(text).orElse(plain));
    }

    public String seal(byte[] clear) {
        try {
            return Base64.getEncoder().encodeToString(processed(true, clear));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("a payload that cannot be sealed", e);
        }
    }

    /**
     * @param sealed base64 as a client sends it, perhaps in lines
     * @return empty if it was not sealed with this key, or is no such text
     */
    public Optional<byte[]> open(String sealed) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(sealed);
            return bytes.length == 0 || bytes.length % BYTES != 0
                    ? Optional.empty()
                    : Optional.of(processed(false, bytes));
        } catch (IllegalArgumentException | InvalidCipherTextException e) {
            return Optional.empty();
        }
    }

    private byte[] processed(boolean sealing, byte[] in) throws InvalidCipherTextException {
        PaddedBufferedBlockCipher cipher =
                new PaddedBufferedBlockCipher(new SM4Engine(), new PKCS7Padding());
        cipher.init(sealing, key);
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        int written = cipher.processBytes(in, 0, in.length, out, 0);
        written += cipher.doFinal(out, written);
        return written == out.length ? out : Arrays.copyOf(out, written);
    }
}
