package org.crossregion.settlement.platform;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Coded;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rows of requests to other platforms. */
@ApplicationScoped
class RemoteRequestRepository {

    private static final String COLUMNS =
            """
            select request, visit_id, round, kind, attempt, body, state
            from remote_request
            """;

    private static final String FIND = COLUMNS + "where request = :request\n";

    private static final String OPEN_OF_VISIT =
            COLUMNS
                    + """
                    where visit_id = :visit and state in ('asked', 'unwanted')
                    order by id
                    """;

    private static final String LAST_ATTEMPT =
            """
            select coalesce(max(attempt), 0)
            from remote_request
            where visit_id = :visit and round = :round and kind = :kind
            """;

    private static final String ADD =
            """
            insert into remote_request (request, visit_id, round, kind, attempt, body, state)
            values (:request, :visit, :round, :kind, :attempt, :body, 'asked')
            """;

    private static final String MOVE =
            """
            update remote_request
            set state = :state
            where request = :request and state in ('asked', 'unwanted')
            """;

    private static final String KEEP =
            """
            update remote_request
            set state = 'kept', settlement_id = :settlementId
            where request = :request and state = 'asked'
            """;

    /** The age is by the database's clock: how long a reply is waited for is no business time. */
    private static final String OVERDUE =
            COLUMNS
                    + """
                    where state in ('asked', 'unwanted')
                      and asked_at < clock_timestamp() - cast(:age as interval)
                    order by id
                    limit :limit
                    """;

    private final Jdbi jdbi;

    RemoteRequestRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<RemoteRequest> find(String request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("request", request)
                                .map((row, context) -> request(row))
                                .findOne());
    }

    List<RemoteRequest> openOf(String visit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OPEN_OF_VISIT)
                                .bind("visit", visit)
                                .map((row, context) -> request(row))
                                .list());
    }

    RemoteRequest add(String visit, int round, RemoteRequest.Kind kind, String body) {
        return jdbi.withHandle(
                handle -> {
                    int attempt =
                            1
                                    + handle.createQuery(LAST_ATTEMPT)
                                            .bind("visit", visit)
                                            .bind("round", round)
                                            .bind("kind", kind)
                                            .mapTo(Integer.class)
                                            .one();
                    RemoteRequest added =
                            new RemoteRequest(
                                    RemoteRequest.key(visit, round, kind, attempt),
                                    visit,
                                    round,
                                    kind,
                                    attempt,
                                    body,
                                    RemoteRequest.State.ASKED);
                    handle.createUpdate(ADD)
                            .bind("request", added.request())
                            .bind("visit", visit)
                            .bind("round", round)
                            .bind("kind", kind)
                            .bind("attempt", attempt)
                            .bind("body", body)
                            .execute();
                    return added;
                });
    }

    void move(String request, RemoteRequest.State state) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(MOVE)
                                .bind("request", request)
                                .bind("state", state)
                                .execute());
    }

    /** Whether it was there to be kept. */
    boolean keep(String request, String settlementId) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(KEEP)
                                        .bind("request", request)
                                        .bind("settlementId", settlementId)
                                        .execute()
                                == 1);
    }

    List<RemoteRequest> overdue(Duration age, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OVERDUE)
                                .bind("age", age.toMillis() + " milliseconds")
                                .bind("limit", limit)
                                .map((row, context) -> request(row))
                                .list());
    }

    private static RemoteRequest request(ResultSet row) throws SQLException {
        return new RemoteRequest(
                row.getString("request"),
                row.getString("visit_id"),
                row.getInt("round"),
                Coded.ofCode(RemoteRequest.Kind.class, row.getString("kind")),
                row.getInt("attempt"),
                row.getString("body"),
                Coded.ofCode(RemoteRequest.State.class, row.getString("state")));
    }
}
