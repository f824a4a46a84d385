package org.crossregion.web.security;

import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.crossregion.web.identity.IdentityProtection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Stops a production service at start when it would run on keys that everybody knows. */
@Singleton
class SecurityStart {

    private final Optional<String> keySet;
    private final IdentityProtection identities;

    SecurityStart(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keySet,
            IdentityProtection identities) {
        this.keySet = keySet;
        this.identities = identities;
    }

    void check(@Observes StartupEvent start) {
        identities.currentKey();
        if (Environment.isProduction()) {
            keySet.ifPresent(SecurityStart::refuseDevelopmentKeys);
        }
    }

    static void refuseDevelopmentKeys(String location) {
        Path file =
                location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
        if (location.startsWith("http") || !Files.isRegularFile(file)) {
            return;
        }
        try {
            if (Files.readString(file).contains(DevKeys.MARK)) {
                throw new IllegalStateException(
                        location
                                + " holds development keys: set mp.jwt.verify.publickey.location"
                                + " to the keys of your issuer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + location, e);
        }
    }
}
