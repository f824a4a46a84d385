package org.crossregion.settlement.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TifSignatureTest {

    /** echo -n '1700000000secretnonce011700000000' | sha256sum */
    private static final String KNOWN =
            "f9866262af9411d2484cf6573e3c320eb3d5754184d81b0b6f4f0cec6bba6424";

    @Test
    void a_signature_is_the_hash_of_timestamp_secret_nonce_timestamp() {
        assertThat(TifSignature.of("1700000000", "secret", "nonce01")).isEqualTo(KNOWN);
    }

    @Test
    void a_signature_matches_in_either_case_and_nothing_else() {
        assertThat(TifSignature.matches(KNOWN, KNOWN.toUpperCase(java.util.Locale.ROOT))).isTrue();
        assertThat(TifSignature.matches(KNOWN, KNOWN.replace('a', 'b'))).isFalse();
        assertThat(TifSignature.matches(KNOWN, "")).isFalse();
    }
}
