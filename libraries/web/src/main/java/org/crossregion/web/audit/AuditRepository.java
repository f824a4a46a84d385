package org.crossregion.web.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Stores audit rows, their places in the chain, and its head. */
@ApplicationScoped
class AuditRepository {

    private static final String ADD =
            """
            insert into audit_entry (author, role, institution, region, business_at, recorded_at,
                                     request_id, action, subject, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final String ADD_ALL =
            """
            insert into audit_entry (author, role, institution, region, business_at, recorded_at,
                                     request_id, action, subject, detail)
            select author, role, institution, region, business_at, recorded_at, request_id, action,
                   subject, detail::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
                 with ordinality
                 as added (author, role, institution, region, business_at, recorded_at, request_id,
                           action, subject, detail, place)
            order by place
            """;

    private static final String COLUMNS =
            """
            select id, author, role, institution, region, business_at, recorded_at, request_id,
                   action, subject, detail::text as detail, position, hash
            from audit_entry
            """;

    private static final String PENDING =
            COLUMNS
                    + """
                    where position is null
                    order by id
                    limit :limit
                    """;

    private static final String CHAIN =
            COLUMNS
                    + """
                    where position <= :head
                    order by position
                    """;

    private static final String SEAL =
            """
            update audit_entry e
            set position = s.position, hash = s.hash
            from unnest(?::bigint[], ?::bigint[], ?::bytea[]) as s (id, position, hash)
            where e.id = s.id
            """;

    private static final String HEAD =
            """
            select position, hash from audit_head
            """;

    private static final String LOCK_HEAD = HEAD + " for update";

    private static final String MOVE_HEAD =
            """
            update audit_head set position = :position, hash = :hash
            """;

    private static final String UNSEALED =
            """
            select count(*) from audit_entry where position is null
            """;

    private static final String PUBLISH =
            """
            insert into audit_head_published (day, position, hash) values (:day, :position, :hash)
            on conflict (day) do nothing
            """;

    private final Jdbi jdbi;

    AuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(AuditEntry entry) {
        jdbi.useHandle(handle -> handle.execute(ADD, values(entry)));
    }

    /** Many in their order, by one statement. */
    void addAll(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Object[]> all = entries.stream().map(AuditRepository::values).toList();
        jdbi.useHandle(
                handle -> {
                    try (var insert = handle.getConnection().prepareStatement(ADD_ALL)) {
                        for (int column = 0; column < all.get(0).length; column++) {
                            int index = column;
                            Object[] values = all.stream().map(row -> row[index]).toArray();
                            String type =
                                    values[0] instanceof OffsetDateTime ? "timestamptz" : "text";
                            insert.setArray(
                                    column + 1, handle.getConnection().createArrayOf(type, values));
                        }
                        insert.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException("adding audit rows", e);
                    }
                });
    }

    private static Object[] values(AuditEntry entry) {
        return new Object[] {
            entry.author(),
            entry.role(),
            entry.institution(),
            entry.region(),
            entry.businessAt().atOffset(ZoneOffset.UTC),
            entry.recordedAt().atOffset(ZoneOffset.UTC),
            entry.requestId(),
            entry.action(),
            entry.subject(),
            entry.detail()
        };
    }

    long unsealed() {
        return jdbi.withHandle(handle -> handle.createQuery(UNSEALED).mapTo(Long.class).one());
    }

    boolean hasUnsealed() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select exists (" + PENDING + ")")
                                .bind("limit", 1)
                                .mapTo(Boolean.class)
                                .one());
    }

    /** Whoever holds the head is the only one to seal until the transaction ends. */
    ChainLink lockHead(Handle handle) {
        return handle.createQuery(LOCK_HEAD).map((row, context) -> link(row)).one();
    }

    ChainLink head(Handle handle) {
        return handle.createQuery(HEAD).map((row, context) -> link(row)).one();
    }

    List<AuditEntry> pending(Handle handle, int limit) {
        return handle.createQuery(PENDING)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    /** The rows in the order of the chain, each with the place it claims. */
    Stream<Sealed> chain(Handle handle, long head) {
        return handle
                .createQuery(CHAIN)
                .bind("head", head)
                .setFetchSize(2_000)
                .map((row, context) -> new Sealed(entry(row), link(row)))
                .stream();
    }

    void seal(Handle handle, List<Sealed> sealed) {
        Long[] ids = sealed.stream().map(row -> row.entry().id()).toArray(Long[]::new);
        Long[] positions = sealed.stream().map(row -> row.link().position()).toArray(Long[]::new);
        byte[][] hashes = sealed.stream().map(row -> row.link().hash()).toArray(byte[][]::new);
        try (var update = handle.getConnection().prepareStatement(SEAL)) {
            update.setArray(1, handle.getConnection().createArrayOf("bigint", ids));
            update.setArray(2, handle.getConnection().createArrayOf("bigint", positions));
            update.setArray(3, handle.getConnection().createArrayOf("bytea", hashes));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("sealing audit rows", e);
        }
        ChainLink head = sealed.get(sealed.size() - 1).link();
        handle.createUpdate(MOVE_HEAD)
                .bind("position", head.position())
                .bind("hash", head.hash())
                .execute();
    }

    /** Whether this is the day's first head. */
    boolean publish(Handle handle, LocalDate day, ChainLink head) {
        return handle.createUpdate(PUBLISH)
                        .bind("day", day)
                        .bind("position", head.position())
                        .bind("hash", head.hash())
                        .execute()
                == 1;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getString("author"),
                row.getString("role"),
                row.getString("institution"),
                row.getString("region"),
                row.getObject("business_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("request_id"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }

    private static ChainLink link(ResultSet row) throws SQLException {
        return new ChainLink(row.getLong("position"), row.getBytes("hash"));
    }

    /** A row and its place in the chain. */
    record Sealed(AuditEntry entry, ChainLink link) {}
}
