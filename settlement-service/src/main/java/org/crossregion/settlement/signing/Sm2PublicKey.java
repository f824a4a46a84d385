package org.crossregion.settlement.signing;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECPoint;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The key that an institution's SM3withSM2 signatures (GB/T 32918.2) are verified with. */
public final class Sm2PublicKey {

    private static final int POINT_BYTES = 2 * Sm2.SCALAR_BYTES;

    private final ECPublicKeyParameters key;
    private final byte[] id;

    private Sm2PublicKey(ECPoint point, byte[] id) {
        this.key = new ECPublicKeyParameters(point, Sm2.DOMAIN);
        this.id = id;
    }

    /**
     * @param text hex, base64 or PEM of a point (64 bytes, or 65 with a leading 04, or 33
     *     compressed) or of a SubjectPublicKeyInfo, which ends with the point
     * @param id the signer's identity; by default {@code 1234567812345678}
     * @throws IllegalArgumentException if it is no such key; the text is not repeated
     */
    public static Sm2PublicKey read(String text, String id) {
        byte[] bytes =
                KeyText.bytes(text)
                        .orElseThrow(
                                () -> new IllegalArgumentException("neither hex, base64 nor PEM"));
        if (bytes.length > POINT_BYTES + 1) {
            bytes = Arrays.copyOfRange(bytes, bytes.length - POINT_BYTES - 1, bytes.length);
        }
        if (bytes.length == POINT_BYTES) {
            byte[] marked = new byte[POINT_BYTES + 1];
            marked[0] = 4;
            System.arraycopy(bytes, 0, marked, 1, POINT_BYTES);
            bytes = marked;
        }
        if (bytes.length <= Sm2.SCALAR_BYTES) {
            throw new IllegalArgumentException("too short for a point of the SM2 curve");
        }
        ECPoint point = Sm2.DOMAIN.getCurve().decodePoint(bytes);
        return new Sm2PublicKey(point, Sm2.id(id));
    }

    static Sm2PublicKey of(ECPoint point, byte[] id) {
        return new Sm2PublicKey(point.normalize(), id);
    }

    /** Base64 of the 64 bytes x and y. */
    public String text() {
        byte[] encoded = key.getQ().getEncoded(false);
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, 1, encoded.length));
    }

    /**
     * Whether a signature is this key's of a message.
     *
     * @return the signature as 64 bytes r and s, however it was written; empty if it is not
     */
    public Optional<byte[]> verified(byte[] message, String signature) {
        return KeyText.bytes(signature)
                .flatMap(Sm2PublicKey::plain)
                .filter(
                        plain -> {
                            SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
                            verifier.init(false, new ParametersWithID(key, id));
                            verifier.update(message, 0, message.length);
                            return verifier.verifySignature(plain);
                        });
    }

    /** r and s side by side, as Jilin's clients send them, or taken out of their DER sequence. */
    private static Optional<byte[]> plain(byte[] signature) {
        if (signature.length == POINT_BYTES) {
            return Optional.of(signature);
        }
        if (signature.length == 0) {
            return Optional.empty();
        }
        try {
            BigInteger n = Sm2.DOMAIN.getN();
            BigInteger[] both = StandardDSAEncoding.INSTANCE.decode(n, signature);
            return Optional.of(PlainDSAEncoding.INSTANCE.encode(n, both[0], both[1]));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
