package org.crossregion.local.conformance;

import org.crossregion.local.launch.Failure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a hospital shows in mtls mode: a PKCS12 file with its key and certificate.
 *
 * @param trusted a PKCS12 file with the issuers of the gateway's certificate; those of Java if
 *     absent
 */
record CertificateStore(Path own, Optional<Path> trusted, String password) {

    SSLContext context() {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(own), password.toCharArray());
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted.isPresent() ? store(trusted.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new Failure("The certificates cannot be used: check HIS_CHECK_SECRET.", e);
        }
    }

    private KeyStore store(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ": check it and HIS_CHECK_SECRET.", e);
        }
    }
}
