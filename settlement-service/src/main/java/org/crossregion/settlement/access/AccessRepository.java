package org.crossregion.settlement.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** The rows of what may be used once or for a while: nonces, signatures and tokens. */
@ApplicationScoped
class AccessRepository {

    private static final String USE_NONCE =
            """
            insert into gateway_nonce (institution, nonce, used_at)
            values (:institution, :nonce, :usedAt)
            on conflict do nothing
            """;

    private static final String FORGET_NONCES =
            """
            delete from gateway_nonce
             where used_at < :before
            """;

    private static final String USE_SIGNATURE =
            """
            insert into gateway_signature (institution, signature, infno, msgid, used_at)
            values (:institution, :signature, :infno, :msgid, :usedAt)
            on conflict do nothing
            """;

    private static final String SIGNATURE_IS_OF =
            """
            select infno = :infno and msgid = :msgid
              from gateway_signature
             where institution = :institution
               and signature = :signature
            """;

    private static final String FORGET_SIGNATURES =
            """
            delete from gateway_signature
             where used_at < :before
            """;

    private static final String KEEP_TOKEN =
            """
            insert into gateway_token (digest, institution, issued_at, expires_at)
            values (:digest, :institution, :issuedAt, :expiresAt)
            """;

    private static final String KNOWS_TOKEN =
            """
            select exists (
                select 1 from gateway_token
                 where digest = :digest
                   and institution = :institution
                   and expires_at > :now)
            """;

    private static final String FORGET_TOKENS =
            """
            delete from gateway_token
             where expires_at < :before
            """;

    private final Jdbi jdbi;

    AccessRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** False if that nonce has been used before. */
    boolean useNonce(String institution, String nonce, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(USE_NONCE)
                                        .bind("institution", institution)
                                        .bind("nonce", nonce)
                                        .bind("usedAt", at)
                                        .execute()
                                == 1);
    }

    int forgetNonces(Instant before) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(FORGET_NONCES).bind("before", before).execute());
    }

    /** False if that signature has been used before, in another message. */
    boolean useSignature(
            String institution, String signature, String infno, String msgid, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(USE_SIGNATURE)
                                                .bind("institution", institution)
                                                .bind("signature", signature)
                                                .bind("infno", infno)
                                                .bind("msgid", msgid)
                                                .bind("usedAt", at)
                                                .execute()
                                        == 1
                                || handle.createQuery(SIGNATURE_IS_OF)
                                        .bind("institution", institution)
                                        .bind("signature", signature)
                                        .bind("infno", infno)
                                        .bind("msgid", msgid)
                                        .mapTo(Boolean.class)
                                        .one());
    }

    int forgetSignatures(Instant before) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(FORGET_SIGNATURES).bind("before", before).execute());
    }

    void keepToken(String digest, String institution, Instant issuedAt, Instant expiresAt) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_TOKEN)
                                .bind("digest", digest)
                                .bind("institution", institution)
                                .bind("issuedAt", issuedAt)
                                .bind("expiresAt", expiresAt)
                                .execute());
    }

    boolean knowsToken(String digest, String institution, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(KNOWS_TOKEN)
                                .bind("digest", digest)
                                .bind("institution", institution)
                                .bind("now", now)
                                .mapTo(Boolean.class)
                                .one());
    }

    int forgetTokens(Instant before) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(FORGET_TOKENS).bind("before", before).execute());
    }
}
