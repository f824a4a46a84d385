package org.crossregion.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Stored numbers cannot be read without the key, and can be found without reading. */
class IdentityProtectionTest {

    private static final String NUMBER = "99990019800101002X";
    private static final String FIRST = base64((byte) 1);
    private static final String SECOND = base64((byte) 2);
    private static final String INDEX = base64((byte) 3);

    private final IdentityProtection before = protection("k1", Map.of("k1", FIRST));
    private final IdentityProtection after = protection("k2", Map.of("k1", FIRST, "k2", SECOND));

    @Test
    void the_same_number_has_another_cipher_every_time_and_always_the_same_index() {
        ProtectedIdentity one = before.protect(NUMBER);
        ProtectedIdentity two = before.protect(NUMBER);

        assertThat(one.cipher()).isNotEqualTo(two.cipher());
        assertThat(one.index()).isEqualTo(two.index()).isEqualTo(before.index(NUMBER));
        assertThat(before.index("99990019800101002x ")).isEqualTo(one.index());
        assertThat(before.index("999900198001010031")).isNotEqualTo(one.index());
    }

    @Test
    void nothing_of_it_shows() throws Exception {
        ProtectedIdentity identity = before.protect(NUMBER);

        assertThat(identity.toString()).isEqualTo("ProtectedIdentity[key k1]");
        assertThat(new ObjectMapper().writeValueAsString(identity)).doesNotContain("9999");
    }

    @Test
    void after_a_rotation_old_ciphers_read_and_new_ones_use_the_new_key() {
        ProtectedIdentity old = before.protect(NUMBER);

        assertThat(after.reveal(old)).isEqualTo(NUMBER);
        assertThat(after.isOutdated(old)).isTrue();
        ProtectedIdentity renewed = after.protect(after.reveal(old));
        assertThat(renewed.keyId()).isEqualTo("k2");
        assertThat(renewed.index()).isEqualTo(old.index());
        assertThat(after.isOutdated(renewed)).isFalse();
    }

    @Test
    void a_cipher_that_was_changed_or_given_another_key_id_is_refused() {
        ProtectedIdentity identity = after.protect(NUMBER);
        byte[] bytes = Base64.getDecoder().decode(identity.cipher());
        bytes[bytes.length - 1] ^= 1;
        String changed = Base64.getEncoder().encodeToString(bytes);

        assertThatThrownBy(
                        () -> after.reveal(new ProtectedIdentity(changed, identity.index(), "k2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("9999");
        assertThatThrownBy(
                        () ->
                                after.reveal(
                                        new ProtectedIdentity(
                                                identity.cipher(), identity.index(), "k1")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> before.reveal(identity)).hasMessageContaining("no key k2");
    }

    @Test
    void masks_leave_little() {
        assertThat(IdentityProtection.mask(NUMBER)).isEqualTo("999***********002X");
        assertThat(IdentityProtection.mask("E12345678")).isEqualTo("E******78");
        assertThat(IdentityProtection.mask("1234567")).isEqualTo("*******");
        assertThat(IdentityProtection.mask("")).isEmpty();
    }

    @Test
    void production_wants_keys_of_its_own() {
        assertThatThrownBy(
                        () -> IdentityKeys.of(Optional.empty(), Map.of(), Optional.empty(), true))
                .hasMessageContaining("production needs its own keys");
        assertThatThrownBy(
                        () ->
                                IdentityKeys.of(
                                        Optional.of("k1"),
                                        Map.of("k1", FIRST),
                                        Optional.empty(),
                                        true))
                .hasMessageContaining("index-key");
        String development =
                Base64.getEncoder()
                        .encodeToString(IdentityKeys.developmentKey("cipher").getEncoded());
        assertThatThrownBy(
                        () ->
                                IdentityKeys.of(
                                        Optional.of("k1"),
                                        Map.of("k1", FIRST, "k0", development),
                                        Optional.of(INDEX),
                                        true))
                .hasMessageContaining("development key");
        assertThat(
                        IdentityKeys.of(
                                        Optional.of("k1"),
                                        Map.of("k1", FIRST),
                                        Optional.of(INDEX),
                                        true)
                                .current())
                .isEqualTo("k1");
    }

    @Test
    void keys_that_are_none_are_named() {
        assertThatThrownBy(() -> protection("k1", Map.of("k1", "short")))
                .hasMessageContaining("crossregion.identity.keys.k1");
        assertThatThrownBy(() -> protection("k9", Map.of("k1", FIRST))).hasMessageContaining("k9");
    }

    private static IdentityProtection protection(String current, Map<String, String> keys) {
        return new IdentityProtection(
                IdentityKeys.of(Optional.of(current), keys, Optional.of(INDEX), false));
    }

    private static String base64(byte filling) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
