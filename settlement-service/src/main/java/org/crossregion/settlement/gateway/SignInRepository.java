package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Instant;

/** The rows of who has signed in. */
@ApplicationScoped
class SignInRepository {

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

    SignInRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
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
