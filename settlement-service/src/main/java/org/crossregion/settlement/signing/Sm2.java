package org.crossregion.settlement.signing;

import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;

import java.nio.charset.StandardCharsets;

/** The SM2 curve, and the identity that signers are given where nothing else is agreed. */
final class Sm2 {

    static final String DEFAULT_ID = "1234567812345678";
    static final int SCALAR_BYTES = 32;

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private Sm2() {}

    static byte[] id(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
