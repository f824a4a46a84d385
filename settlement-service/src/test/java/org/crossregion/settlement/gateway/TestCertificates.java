package org.crossregion.settlement.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Certificates made by the JDK's keytool once per build directory: the gateway's, and three
 * clients', all of which TLS trusts and only two of which are registered.
 */
final class TestCertificates {

    static final String REGISTERED = "registered";
    static final String BY_SUBJECT = "by-subject";
    static final String UNREGISTERED = "unregistered";
    static final String UNTRUSTED = "untrusted";

    private static final Path DIRECTORY = Path.of("target", "test-tls").toAbsolutePath();
    private static final String PASSWORD = "test-store-password";
    private static final List<String> CLIENTS = List.of(REGISTERED, BY_SUBJECT, UNREGISTERED);

    private TestCertificates() {}

    static Map<String, String> settings() {
        if (!Files.exists(store("trusted"))) {
            make();
        }
        String mtls = "crossregion.gateway.mtls.\"" + GatewayWorld.CERTIFIED + "\".";
        return Map.of(
                "quarkus.http.tls-configuration-name",
                "his",
                "quarkus.tls.his.key-store.p12.path",
                store("server").toString(),
                "quarkus.tls.his.key-store.p12.password",
                PASSWORD,
                "quarkus.tls.his.trust-store.p12.path",
                store("trusted").toString(),
                "quarkus.tls.his.trust-store.p12.password",
                PASSWORD,
                mtls + "fingerprints",
                colons(fingerprint(certificate(REGISTERED))),
                mtls + "subject",
                "CN=by-subject,O=Test,C=CN");
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make() {
        try {
            Files.createDirectories(DIRECTORY);
            Files.deleteIfExists(store("importing"));
            pair("server", "-ext", "san=dns:localhost,ip:127.0.0.1");
            pair(UNTRUSTED);
            for (String client : CLIENTS) {
                pair(client);
                Path pem = DIRECTORY.resolve(client + ".pem");
                keytool(
                        "-exportcert",
                        "-rfc",
                        "-alias",
                        client,
                        "-keystore",
                        store(client).toString(),
                        "-file",
                        pem.toString());
                keytool(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        client,
                        "-keystore",
                        store("importing").toString(),
                        "-file",
                        pem.toString());
            }
            Files.move(store("importing"), store("trusted"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pair(String name, String... more) throws IOException {
        Files.deleteIfExists(store(name));
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-validity",
                                "3650",
                                "-dname",
                                "CN=" + name + ",O=Test,C=CN",
                                "-keystore",
                                store(name).toString()));
        words.addAll(List.of(more));
        keytool(words.toArray(String[]::new));
    }

    private static void keytool(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path store(String name) {
        return DIRECTORY.resolve(name + ".p12");
    }

    private static String colons(String hex) {
        return hex.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    }

    private static KeyStore load(String name) {
        try (InputStream in = Files.newInputStream(store(name))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) load(name).getCertificate(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TLS as one client, or as one without a certificate; it trusts the gateway's. */
    static SSLContext client(String name) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", certificate("server"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            KeyManagerFactory own = KeyManagerFactory.getInstance("NewSunX509");
            own.init(name.isEmpty() ? null : load(name), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    name.isEmpty()
                            ? null
                            : new KeyManager[] {
                                new Insisting((X509ExtendedKeyManager) own.getKeyManagers()[0])
                            },
                    trust.getTrustManagers(),
                    null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows its certificate whatever issuers the gateway says it trusts. */
    private static final class Insisting extends X509ExtendedKeyManager {

        private final X509ExtendedKeyManager keys;

        private Insisting(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] types, Principal[] issuers, SSLEngine engine) {
            return keys.getClientAliases("EC", null)[0];
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return keys.getClientAliases(type, null);
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return keys.getClientAliases("EC", null)[0];
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return keys.getServerAliases(type, issuers);
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return keys.chooseServerAlias(type, issuers, socket);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }
    }
}
