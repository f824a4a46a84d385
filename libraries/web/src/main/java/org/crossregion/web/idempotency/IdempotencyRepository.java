package org.crossregion.web.idempotency;

import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Stores keys and answers; answers are encrypted, for they may name persons. */
@ApplicationScoped
class IdempotencyRepository {

    /**
     * Waits while another request with the same key is under way, but not for ever. Three
     * statements, which go to the database together.
     */
    private static final String CLAIM =
            """
            set local lock_timeout = '10s';
            insert into idempotency_key (caller, key, request_hash, stored_at)
            values (?, ?, ?, ?)
            on conflict (caller, key) do nothing;
            set local lock_timeout = default
            """;

    private static final String FIND =
            """
            select request_hash, status, location, media_type, answer, answer_key
            from idempotency_key
            where caller = :caller and key = :key
            """;

    private static final String ANSWER =
            """
            update idempotency_key
            set status = ?, location = ?, media_type = ?, answer = ?, answer_key = ?
            where caller = ? and key = ?
            """;

    private static final String FORGET =
            """
            delete from idempotency_key where stored_at < ?
            """;

    private final Jdbi jdbi;
    private final IdentityProtection protection;
    private final Duration kept;

    IdempotencyRepository(
            Jdbi jdbi,
            IdentityProtection protection,
            @ConfigProperty(name = "crossregion.idempotency.keep-days", defaultValue = "7")
                    int keepDays) {
        this.jdbi = jdbi;
        this.protection = protection;
        this.kept = Duration.ofDays(keepDays);
    }

    /** Whether the key is new; waits for another request that is using it right now. */
    boolean claim(String caller, String key, byte[] requestHash) throws SQLException {
        return jdbi.withHandle(
                handle -> {
                    try (PreparedStatement claim = handle.getConnection().prepareStatement(CLAIM)) {
                        claim.setString(1, caller);
                        claim.setString(2, key);
                        claim.setBytes(3, requestHash);
                        claim.setObject(4, Instant.now().atOffset(ZoneOffset.UTC));
                        claim.execute();
                        // The first answer is that of the patience.
                        claim.getMoreResults();
                        return claim.getUpdateCount() == 1;
                    }
                });
    }

    Optional<Claimed> find(String caller, String key) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("caller", caller)
                                .bind("key", key)
                                .map(
                                        (row, context) ->
                                                new Claimed(
                                                        row.getBytes("request_hash"),
                                                        new StoredAnswer(
                                                                row.getInt("status"),
                                                                row.getString("location"),
                                                                row.getString("media_type"),
                                                                protection.open(
                                                                        row.getBytes("answer"),
                                                                        row.getString(
                                                                                "answer_key")))))
                                .findOne());
    }

    void answer(String caller, String key, StoredAnswer answer) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                ANSWER,
                                answer.status(),
                                answer.location(),
                                answer.mediaType(),
                                protection.seal(answer.body()),
                                protection.currentKey(),
                                caller,
                                key));
    }

    /** Old keys are forgotten by the system's clock: no client repeats a request for a week. */
    @Scheduled(
            every = "1h",
            delayed = "5m",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOld() {
        jdbi.useHandle(
                handle ->
                        handle.execute(FORGET, Instant.now().minus(kept).atOffset(ZoneOffset.UTC)));
    }

    static Refused reused(String key) {
        return new Refused(
                SharedRefusal.IDEMPOTENCY_KEY_REUSED,
                "key " + key + " was sent before with another request");
    }

    /** A key in use, what it was used for and what was answered. */
    record Claimed(byte[] requestHash, StoredAnswer answer) {}
}
