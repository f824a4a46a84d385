package org.crossregion.settlement.signing;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that replies are signed with, and that a client or a test signs with. */
public final class Sm2PrivateKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BigInteger scalar;
    private final byte[] id;

    private Sm2PrivateKey(BigInteger scalar, byte[] id) {
        if (scalar.signum() <= 0
                || scalar.compareTo(Sm2.DOMAIN.getN().subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("not a private key of the SM2 curve");
        }
        this.scalar = scalar;
        this.id = id;
    }

    /**
     * @param text hex or base64 of the 32 bytes of the number (31 or 33 where a leading zero was
     *     dropped or added)
     * @throws IllegalArgumentException if it is no such key; the text is not repeated
     */
    public static Sm2PrivateKey read(String text, String id) {
        byte[] bytes =
                KeyText.bytes(text)
                        .filter(read -> Math.abs(read.length - Sm2.SCALAR_BYTES) <= 1)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "neither hex nor base64 of 32 bytes"));
        return new Sm2PrivateKey(new BigInteger(1, bytes), Sm2.id(id));
    }

    /** A new one, with the usual identity. */
    public static Sm2PrivateKey random() {
        BigInteger most = Sm2.DOMAIN.getN().subtract(BigInteger.TWO);
        return new Sm2PrivateKey(
                BigIntegers.createRandomInRange(BigInteger.ONE, most, RANDOM),
                Sm2.id(Sm2.DEFAULT_ID));
    }

    /** Base64 of the 32 bytes of the number. */
    public String text() {
        return Base64.getEncoder()
                .encodeToString(BigIntegers.asUnsignedByteArray(Sm2.SCALAR_BYTES, scalar));
    }

    public Sm2PublicKey publicKey() {
        return Sm2PublicKey.of(
                new FixedPointCombMultiplier().multiply(Sm2.DOMAIN.getG(), scalar), id);
    }

    /** Base64 of the 64 bytes r and s, never the same twice. */
    public String sign(byte[] message) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        ECPrivateKeyParameters key = new ECPrivateKeyParameters(scalar, Sm2.DOMAIN);
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, RANDOM), id));
        signer.update(message, 0, message.length);
        try {
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException("a signature that cannot be made", e);
        }
    }
}
