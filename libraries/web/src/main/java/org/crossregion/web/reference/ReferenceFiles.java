package org.crossregion.web.reference;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;

import java.util.HexFormat;
import java.util.Map;

/** The kinds of reference data of this service; importing one is one audited transaction. */
@ApplicationScoped
class ReferenceFiles {

    private static final int TRANSACTION_SECONDS = 600;

    private final Instance<ReferenceKind> kinds;
    private final AuditTrail audit;

    ReferenceFiles(@Any Instance<ReferenceKind> kinds, AuditTrail audit) {
        this.kinds = kinds;
        this.audit = audit;
    }

    ReferenceKind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.kind().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        SharedRefusal.REFERENCE_KIND_UNKNOWN,
                                        "this service has "
                                                + kinds.stream()
                                                        .map(ReferenceKind::kind)
                                                        .sorted()
                                                        .toList()));
    }

    ImportResult importFile(String name, byte[] content) {
        ReferenceKind kind = kind(name);
        return QuarkusTransaction.requiringNew()
                .timeout(TRANSACTION_SECONDS)
                .call(
                        () -> {
                            ImportResult result = kind.importFile(content);
                            audit.record(
                                    "reference-imported",
                                    "reference/" + name,
                                    Map.of(
                                            "imported", result.imported(),
                                            "unchanged", result.unchanged(),
                                            "sha256", sha256(content)));
                            return result;
                        });
    }

    static String fileName(ReferenceKind kind) {
        return kind.kind() + (kind.mediaType().contains("csv") ? ".csv" : ".yaml");
    }

    private static String sha256(byte[] content) throws java.security.NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    }
}
