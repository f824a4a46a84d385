package org.crossregion.web.idempotency;

import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Many in one order; in front of it goes how long it waits for a lock. */
    private static final String CLAIM_ALL =
            """
            ;
            insert into idempotency_key (caller, key, request_hash, stored_at)
            select caller, key, request_hash, ?
            from unnest(?::text[], ?::text[], ?::bytea[]) with ordinality
                as asked (caller, key, request_hash, place)
            order by place
            on conflict (caller, key) do nothing
            returning caller, key
            """;

    private static final String ANSWER_ALL =
            """
            update idempotency_key k
            set status = given.status, location = given.location, media_type = given.media_type,
                answer = given.answer, answer_key = ?
            from unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::bytea[])
                as given (caller, key, status, location, media_type, answer)
            where k.caller = given.caller and k.key = given.key
            """;

    private static final String RELEASE =
            """
            delete from idempotency_key k
            using unnest(?::text[], ?::text[]) as given (caller, key)
            where k.caller = given.caller and k.key = given.key
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
    boolean claim(KeyUse use) throws SQLException {
        return jdbi.withHandle(
                handle -> {
                    try (PreparedStatement claim = handle.getConnection().prepareStatement(CLAIM)) {
                        claim.setString(1, use.owner());
                        claim.setString(2, use.key());
                        claim.setBytes(3, use.requestHash());
                        claim.setObject(4, Instant.now().atOffset(ZoneOffset.UTC));
                        claim.execute();
                        // The first answer is that of the patience.
                        claim.getMoreResults();
                        return claim.getUpdateCount() == 1;
                    }
                });
    }

    /**
     * Which of these keys are new; waits for requests that are using one of them right now.
     *
     * @param patience for these and all later locks of the transaction
     */
    Set<KeyUse> claim(Collection<KeyUse> uses, Duration patience) {
        List<KeyUse> sorted = uses.stream().sorted(KeyUse.ORDER).toList();
        String waiting = "set local lock_timeout = " + patience.toMillis();
        return jdbi.withHandle(
                handle -> {
                    if (sorted.isEmpty()) {
                        handle.execute(waiting);
                        return Set.of();
                    }
                    Connection connection = handle.getConnection();
                    try (PreparedStatement claim =
                            connection.prepareStatement(waiting + CLAIM_ALL)) {
                        claim.setObject(1, Instant.now().atOffset(ZoneOffset.UTC));
                        setKeys(claim, 2, sorted);
                        claim.setArray(
                                4,
                                connection.createArrayOf(
                                        "bytea",
                                        sorted.stream()
                                                .map(KeyUse::requestHash)
                                                .toArray(byte[][]::new)));
                        claim.execute();
                        // The first answer is that of the patience.
                        claim.getMoreResults();
                        return claimed(sorted, claim.getResultSet());
                    } catch (SQLException e) {
                        throw new IllegalStateException("claiming keys", e);
                    }
                });
    }

    private static Set<KeyUse> claimed(List<KeyUse> asked, ResultSet rows) throws SQLException {
        Set<List<String>> fresh = new HashSet<>();
        while (rows.next()) {
            fresh.add(List.of(rows.getString("caller"), rows.getString("key")));
        }
        return asked.stream()
                .filter(use -> fresh.contains(List.of(use.owner(), use.key())))
                .collect(Collectors.toSet());
    }

    private static void setKeys(PreparedStatement statement, int from, Collection<KeyUse> uses)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                from, connection.createArrayOf("text", uses.stream().map(KeyUse::owner).toArray()));
        statement.setArray(
                from + 1,
                connection.createArrayOf("text", uses.stream().map(KeyUse::key).toArray()));
    }

    /** What answers a request whose key was used before. */
    RuntimeException before(KeyUse use) {
        Claimed before = find(use.owner(), use.key()).orElseThrow();
        return MessageDigest.isEqual(before.requestHash(), use.requestHash())
                ? new AnsweredBefore(before.answer())
                : reused(use.key());
    }

    private Optional<Claimed> find(String caller, String key) {
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

    void answer(KeyUse use, StoredAnswer answer) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                ANSWER,
                                answer.status(),
                                answer.location(),
                                answer.mediaType(),
                                protection.seal(answer.body()),
                                protection.currentKey(),
                                use.owner(),
                                use.key()));
    }

    /** Many by one statement. */
    void answer(Map<KeyUse, StoredAnswer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        List<StoredAnswer> given = List.copyOf(answers.values());
        jdbi.useHandle(
                handle -> {
                    Connection connection = handle.getConnection();
                    try (PreparedStatement update = connection.prepareStatement(ANSWER_ALL)) {
                        update.setString(1, protection.currentKey());
                        setKeys(update, 2, answers.keySet());
                        update.setArray(
                                4,
                                connection.createArrayOf(
                                        "integer",
                                        given.stream().map(StoredAnswer::status).toArray()));
                        update.setArray(
                                5,
                                connection.createArrayOf(
                                        "text",
                                        given.stream().map(StoredAnswer::location).toArray()));
                        update.setArray(
                                6,
                                connection.createArrayOf(
                                        "text",
                                        given.stream().map(StoredAnswer::mediaType).toArray()));
                        update.setArray(
                                7,
                                connection.createArrayOf(
                                        "bytea",
                                        given.stream()
                                                .map(answer -> protection.seal(answer.body()))
                                                .toArray(byte[][]::new)));
                        update.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException("storing answers", e);
                    }
                });
    }

    /** As if they had never been claimed. */
    void release(Collection<KeyUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    try (PreparedStatement delete =
                            handle.getConnection().prepareStatement(RELEASE)) {
                        setKeys(delete, 1, uses);
                        delete.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException("giving keys back", e);
                    }
                });
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
    private record Claimed(byte[] requestHash, StoredAnswer answer) {}
}
