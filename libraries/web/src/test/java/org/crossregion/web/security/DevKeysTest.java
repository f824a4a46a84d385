package org.crossregion.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Keys of development are made once, kept privately, and not for production. */
class DevKeysTest {

    @TempDir Path directory;

    @Test
    void keys_are_made_once_and_found_again() throws IOException {
        String first = Files.readString(DevKeys.in(directory).jwks());
        assertThat(Files.readString(DevKeys.in(directory).jwks())).isEqualTo(first);
        assertThat(first).contains("\"kid\":\"issuer\"", "\"kid\":\"service\"");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(DevKeys.in(directory).issuerKey())))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void production_refuses_a_development_key_set() throws IOException {
        Path own = directory.resolve("own.json");
        Files.writeString(own, "{\"keys\":[]}");
        String development = DevKeys.in(directory).jwks().toUri().toString();

        assertThatThrownBy(() -> SecurityStart.refuseDevelopmentKeys(development))
                .hasMessageContaining("development keys");
        assertThatCode(() -> SecurityStart.refuseDevelopmentKeys(own.toString()))
                .doesNotThrowAnyException();
        assertThatCode(() -> SecurityStart.refuseDevelopmentKeys("https://issuer.example/keys"))
                .doesNotThrowAnyException();
    }

    @Test
    void scope_is_the_nation_the_province_or_the_region_itself() {
        RegionCode changchun = RegionCode.of("220100");
        for (String covering : List.of("100000", "220000", "220100")) {
            assertThat(Caller.covers(RegionCode.of(covering), changchun)).isTrue();
        }
        for (String other : List.of("220200", "230000", "110000", "220101")) {
            assertThat(Caller.covers(RegionCode.of(other), changchun)).isFalse();
        }
    }
}
