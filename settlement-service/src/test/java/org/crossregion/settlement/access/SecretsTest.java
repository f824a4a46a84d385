package org.crossregion.settlement.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.crossregion.settlement.signing.Sm2PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** What production refuses to start with, and what a local stack makes for itself. */
class SecretsTest {

    private static final String TIF = "crossregion.gateway.tif.\"H22020000001\".";
    private static final String BEARER = "crossregion.gateway.bearer.\"H22020000002\".";
    private static final String SIGNING = "crossregion.gateway.signing.\"H22020000001\".";
    private static final String GOOD = "kT7vq2Xz9LmB4nRw8sYc";

    private static AccessConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build()
                .getConfigMapping(AccessConfig.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "this-is-a-Secret-x9f2",
                "changeme-kT7vq2Xz9LmB",
                "password12345678abcd",
                "kT7vq2Xz9LmB4nR"
            })
    void production_refuses_what_can_be_guessed_without_repeating_it(String secret) {
        assertThatThrownBy(
                        () ->
                                Secrets.mustBeSecret(
                                        config(
                                                Map.of(
                                                        TIF + "paasid",
                                                        "p",
                                                        TIF + "secret",
                                                        secret))))
                .hasMessageContaining("tif.H22020000001.secret")
                .hasMessageNotContaining(secret);
        assertThatThrownBy(
                        () ->
                                Secrets.mustBeSecret(
                                        config(
                                                Map.of(
                                                        BEARER + "client-id",
                                                        "c",
                                                        BEARER + "client-secret",
                                                        secret))))
                .hasMessageContaining("bearer.H22020000002.client-secret");
    }

    @Test
    void production_refuses_a_secret_that_two_institutions_share_and_development_keys() {
        Map<String, String> own =
                Map.of(
                        TIF + "paasid",
                        "p",
                        TIF + "secret",
                        GOOD,
                        BEARER + "client-id",
                        "c",
                        BEARER + "client-secret",
                        GOOD + "2");
        assertThatCode(() -> Secrets.mustBeSecret(config(own))).doesNotThrowAnyException();
        Map<String, String> shared =
                Map.of(
                        TIF + "paasid",
                        "p",
                        TIF + "secret",
                        GOOD,
                        BEARER + "client-id",
                        "c",
                        BEARER + "client-secret",
                        GOOD);
        assertThatThrownBy(() -> Secrets.mustBeSecret(config(shared)))
                .hasMessageContaining("needs its own");
        assertThatThrownBy(
                        () ->
                                Secrets.mustBeSecret(
                                        config(
                                                Map.of(
                                                        "crossregion.gateway.development-keys.directory",
                                                        "/tmp"))))
                .hasMessageContaining("development-keys");
    }

    @Test
    void a_secret_may_be_in_a_file_and_is_nobodys_to_read(@TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), GOOD + "\n");
        Map<String, String> properties =
                Map.of(
                        TIF + "paasid", "p",
                        TIF + "secret", "file:" + file,
                        BEARER + "client-id", "c",
                        BEARER + "client-secret", "file:" + file,
                        BEARER + "password", "file:" + file);

        AccessConfig read = config(properties);
        assertThat(read.tif().get("H22020000001").secret()).isEqualTo(GOOD);
        assertThat(read.bearer().get("H22020000002").clientSecret()).isEqualTo(GOOD);
        assertThat(read.bearer().get("H22020000002").password()).contains(GOOD);
        Map<String, String> plain =
                Map.of(BEARER + "client-id", "c", BEARER + "client-secret", GOOD);
        assertThat(config(plain).bearer().get("H22020000002").clientSecret()).isEqualTo(GOOD);
        assertThat(config(plain).bearer().get("H22020000002").password()).isEmpty();
        assertThatThrownBy(() -> Secrets.mustBeSecret(read))
                .hasMessageContaining("needs its own")
                .hasMessageNotContaining(GOOD);

        Map<String, String> missing =
                Map.of(TIF + "paasid", "p", TIF + "secret", "file:" + file + "x");
        assertThatThrownBy(() -> config(missing).tif().get("H22020000001").secret())
                .hasStackTraceContaining("cannot be read")
                .hasMessageNotContaining(GOOD);
    }

    @Test
    void a_key_that_cannot_be_read_stops_the_start_and_is_not_repeated(@TempDir Path directory)
            throws IOException {
        for (String property : new String[] {"sm2-public-keys", "sm4-key"}) {
            assertThatThrownBy(
                            () -> new InstitutionKeys(config(Map.of(SIGNING + property, "no-key"))))
                    .hasMessageContaining("H22020000001." + property)
                    .hasMessageNotContaining("no-key");
        }
        assertThatThrownBy(
                        () ->
                                new InstitutionKeys(
                                        config(Map.of(SIGNING + "signature-required", "true"))))
                .hasMessageContaining("needs sm2-public-keys");
        assertThatThrownBy(() -> new InstitutionKeys(config(Map.of(SIGNING + "output", "always"))))
                .hasMessageContaining("needs sm4-key");

        Path file = directory.resolve("key");
        Files.writeString(file, Sm2PrivateKey.random().publicKey().text() + "\n");
        InstitutionKeys read =
                new InstitutionKeys(config(Map.of(SIGNING + "sm2-public-keys", "file:" + file)));
        assertThat(read.of("H22020000001").publicKeys()).hasSize(1);
        assertThat(read.of("H22020000009").publicKeys()).isEmpty();
        assertThatThrownBy(
                        () ->
                                new InstitutionKeys(
                                        config(
                                                Map.of(
                                                        SIGNING + "sm2-public-keys",
                                                        "file:" + file + "x"))))
                .hasMessageContaining("sm2-public-keys");
    }

    @Test
    void a_local_stack_makes_keys_once_for_its_owner_only(@TempDir Path directory)
            throws IOException {
        Map<String, String> wanted =
                Map.of(
                        "crossregion.gateway.development-keys.directory",
                        directory.resolve("keys").toString(),
                        "crossregion.gateway.development-keys.institutions",
                        "H22020000002");
        InstitutionKeys.Keys made = new InstitutionKeys(config(wanted)).of("H22020000002");
        InstitutionKeys.Keys again = new InstitutionKeys(config(wanted)).of("H22020000002");
        assertThat(again.publicKeys().get(0).text()).isEqualTo(made.publicKeys().get(0).text());
        Path file = directory.resolve("keys").resolve("his-H22020000002.properties");
        assertThat(Files.readString(file))
                .contains("sm2-public-key=" + made.publicKeys().get(0).text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }
}
