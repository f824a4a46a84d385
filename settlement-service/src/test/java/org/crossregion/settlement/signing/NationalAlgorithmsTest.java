package org.crossregion.settlement.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Against the examples that the standards themselves print. */
class NationalAlgorithmsTest {

    private static final HexFormat HEX = HexFormat.of();

    /** GB/T 32918.5, appendix A.2: the signature with the recommended curve. */
    private static final String D =
            "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

    private static final String X =
            "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
    private static final String Y =
            "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    private static final String R =
            "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    private static final String S =
            "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.UTF_8);

    private final Sm2PublicKey key = Sm2PublicKey.read("04" + X + Y, Sm2.DEFAULT_ID);

    @Test
    void sm3_digests_the_examples_of_gb_t_32905() {
        assertThat(HEX.formatHex(Sm3.of("abc".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        byte[] long64 = "abcd".repeat(16).getBytes(StandardCharsets.UTF_8);
        String digest = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
        assertThat(HEX.formatHex(Sm3.of(long64))).isEqualTo(digest);
        assertThat(Sm3.matches(digest.toUpperCase(java.util.Locale.ROOT), long64)).isTrue();
        assertThat(Sm3.matches(Base64.getEncoder().encodeToString(HEX.parseHex(digest)), long64))
                .isTrue();
        assertThat(Sm3.matches(digest, MESSAGE)).isFalse();
        assertThat(Sm3.matches("", long64)).isFalse();
        assertThat(Sm3.matches("not a digest", long64)).isFalse();
    }

    @Test
    void sm4_enciphers_the_example_of_gb_t_32907() {
        byte[] block = HEX.parseHex("0123456789abcdeffedcba9876543210");
        Sm4Key sm4 = Sm4Key.read("0123456789abcdeffedcba9876543210");
        byte[] sealed = Base64.getDecoder().decode(sm4.seal(block));
        assertThat(HEX.formatHex(sealed, 0, 16)).isEqualTo("681edf34d206965e86b3e94f536e4246");
        assertThat(sealed).hasSize(32);
        assertThat(sm4.open(Base64.getEncoder().encodeToString(sealed))).hasValue(block);
    }

    @Test
    void sm2_verifies_the_example_of_gb_t_32918() {
        assertThat(key.verified(MESSAGE, R + S)).hasValue(HEX.parseHex(R + S));
        String base64 = Base64.getEncoder().encodeToString(HEX.parseHex(R + S));
        assertThat(key.verified(MESSAGE, base64)).hasValue(HEX.parseHex(R + S));
        String der = "3046022100" + R + "022100" + S;
        assertThat(key.verified(MESSAGE, der)).hasValue(HEX.parseHex(R + S));
        assertThat(key.verified("message digesu".getBytes(StandardCharsets.UTF_8), R + S))
                .isEmpty();
        assertThat(key.verified(MESSAGE, S + R)).isEmpty();
        assertThat(Sm2PublicKey.read(X + Y, "ALICE123@YAHOO.COM").verified(MESSAGE, R + S))
                .isEmpty();
    }

    @Test
    void a_private_key_has_the_public_key_of_the_example_and_signs_what_it_verifies() {
        Sm2PrivateKey signer = Sm2PrivateKey.read(D, Sm2.DEFAULT_ID);
        assertThat(signer.publicKey().text()).isEqualTo(key.text());
        String once = signer.sign(MESSAGE);
        String twice = signer.sign(MESSAGE);
        assertThat(once).isNotEqualTo(twice);
        assertThat(key.verified(MESSAGE, once)).isPresent();
        assertThat(key.verified(MESSAGE, twice)).isPresent();
        assertThat(Sm2PrivateKey.read(signer.text(), Sm2.DEFAULT_ID).publicKey().text())
                .isEqualTo(key.text());
        assertThat(Sm2PrivateKey.random().publicKey().verified(MESSAGE, once)).isEmpty();
    }

    @Test
    void a_public_key_is_read_however_it_is_written() {
        byte[] point = HEX.parseHex("04" + X + Y);
        byte[] bare = Arrays.copyOfRange(point, 1, point.length);
        // The head of a SubjectPublicKeyInfo of curve sm2p256v1.
        String head = "3059301306072a8648ce3d020106082a811ccf5501822d034200";
        byte[] info = HEX.parseHex(head + HEX.formatHex(point));
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(info)
                        + "\n-----END PUBLIC KEY-----\n";
        for (String text :
                new String[] {
                    HEX.formatHex(point),
                    Base64.getEncoder().encodeToString(point),
                    Base64.getEncoder().encodeToString(bare),
                    "03" + X,
                    pem
                }) {
            assertThat(Sm2PublicKey.read(text, Sm2.DEFAULT_ID).text()).isEqualTo(key.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "00", "AAAA", "！"})
    void what_is_no_key_is_refused_without_being_repeated(String text) {
        assertThatThrownBy(() -> Sm2PublicKey.read(text, Sm2.DEFAULT_ID))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sm2PrivateKey.read(text, Sm2.DEFAULT_ID))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sm4Key.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_point_off_the_curve_is_refused() {
        assertThatThrownBy(() -> Sm2PublicKey.read(X + X, Sm2.DEFAULT_ID))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A", "AAAA", "====", "not base64 at all!", "PznBlnVSzpDlyl54Vk3/hg=="})
    void what_was_not_sealed_with_this_key_is_not_opened(String sealed) {
        assertThat(Sm4Key.read("0123456789ABCDEF").open(sealed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "zero", "MEQCIA==", "////", "-----BEGIN-----"})
    void what_is_no_signature_verifies_nothing(String signature) {
        assertThat(key.verified(MESSAGE, signature)).isEmpty();
        assertThat(key.verified(MESSAGE, "00".repeat(64))).isEmpty();
        assertThat(key.verified(MESSAGE, "FF".repeat(64))).isEmpty();
    }
}
