package org.crossregion.settlement.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.reference.Institution;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

/**
 * The call came over TLS with a certificate of the institution: one that TLS trusts, known here by
 * its fingerprint or by its subject.
 */
@ApplicationScoped
class CertificateMode implements Mode {

    private final AccessConfig config;

    CertificateMode(AccessConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "mtls";
    }

    @Override
    public Optional<String> objection(Institution institution, Call call) {
        Optional<AccessConfig.Mtls> known = ByInstitution.of(config.mtls(), institution.code());
        if (known.isEmpty()) {
            return Optional.of("该机构未登记客户端证书");
        }
        if (call.certificate().isEmpty()) {
            return Optional.of("未出示客户端证书");
        }
        X509Certificate shown = call.certificate().get();
        return isKnown(known.get(), shown)
                ? Optional.empty()
                : Optional.of("客户端证书未登记，指纹 " + fingerprint(shown));
    }

    private static boolean isKnown(AccessConfig.Mtls known, X509Certificate shown) {
        String print = fingerprint(shown);
        return known.fingerprints().orElse(List.of()).stream()
                        .map(CertificateMode::bare)
                        .anyMatch(print::equals)
                || known.subject().filter(subject -> isSubject(subject, shown)).isPresent();
    }

    private static boolean isSubject(String subject, X509Certificate shown) {
        return new X500Principal(subject).equals(shown.getSubjectX500Principal());
    }

    /** SHA-256 of the certificate, in lower-case hex. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that cannot be digested", e);
        }
    }

    /** Fingerprints as tools print them: with colons, in capitals. */
    static String bare(String fingerprint) {
        return fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    }
}
