package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** The gateway's own rows: nonces, signatures, tokens and sign-ins. */
@ApplicationScoped
class GatewayRepository {

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

    private static final String SIGN_IN =
            """
            insert into gateway_sign_in (sign_no, institution, operator, ip, mac, signed_in_at)
            values (:signNo, :institution, :operator, :ip, :mac, :at)
            """;

    private static final String SIGN_OUT =
            """
            update gateway_sign_in
               set signed_out_at = :at
             where sign_no = :signNo
               and institution = :institution
               and signed_out_at is null
            """;

    private final Jdbi jdbi;

    GatewayRepository(Jdbi jdbi) {
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

    void signIn(
            String signNo, String institution, String operator, String ip, String mac, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(SIGN_IN)
                                .bind("signNo", signNo)
                                .bind("institution", institution)
                                .bind("operator", operator)
                                .bind("ip", ip)
                                .bind("mac", mac)
                                .bind("at", at)
                                .execute());
    }

    void signOut(String signNo, String institution, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(SIGN_OUT)
                                .bind("signNo", signNo)
                                .bind("institution", institution)
                                .bind("at", at)
                                .execute());
    }
}
