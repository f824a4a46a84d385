package org.crossregion.clearing.export;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Coded;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Exports and how far they are; no other step than the one that is next is taken. */
@ApplicationScoped
class ExportRepository {

    private static final String COLUMNS =
            """
            id, region, criteria, state, rows_total, rows_done, attempts, totals, bytes, key_id,
            failure, requested_by, requested_at, started_at, finished_at, fetched_until\
            """;

    private static final String ADD =
            """
            insert into detail_export (id, region, criteria, format, identity, state, requested_by,
                                       requested_at)
            values (:id, :region, :criteria, :format, :identity, 'waiting', :by, :at)
            """;

    private static final String FIND =
            "select %s from detail_export where id = :id".formatted(COLUMNS);

    private static final String LIST =
            """
            select %s
            from detail_export
            where (:all or region = :region or :province and left(region, 2) = left(:region, 2))
              and id < :before
            order by id desc
            limit :limit
            """
                    .formatted(COLUMNS);

    private static final String OPEN =
            """
            select id
            from detail_export
            where state in ('waiting', 'running')
            order by requested_at, id
            """;

    private static final String COUNT_OPEN =
            """
            select count(*)
            from detail_export
            where region = :region and state in ('waiting', 'running')
            """;

    /** Two requests of one region wait for each other, so that both count both. */
    private static final String LOCK_REGION =
            "select pg_advisory_xact_lock(hashtextextended('detail-export:' || :region, 0))";

    private static final String START =
            """
            update detail_export
            set state = 'running', rows_total = :expected, rows_done = 0,
                attempts = attempts + 1, started_at = :at
            where id = :id and state in ('waiting', 'running')
            """;

    private static final String PROGRESS =
            """
            update detail_export
            set rows_done = :rows, rows_total = greatest(rows_total, :rows)
            where id = :id and state = 'running'
            """;

    private static final String FINISH =
            """
            update detail_export
            set state = 'done', rows_total = :rows, rows_done = :rows, totals = :totals,
                bytes = :bytes, key_id = :keyId, finished_at = :at, fetched_until = :until
            where id = :id and state = 'running'
            """;

    private static final String FAIL =
            """
            update detail_export
            set state = 'failed', failure = :failure, finished_at = :at
            where id = :id and state in ('waiting', 'running')
            """;

    private static final String WITHDRAW =
            """
            update detail_export
            set state = 'withdrawn', finished_at = coalesce(finished_at, :at)
            where id = :id and state in ('waiting', 'running', 'done')
            """;

    private static final String EXPIRE =
            """
            update detail_export
            set state = 'expired'
            where state = 'done' and fetched_until <= :now
            """;

    private static final String WITH_FILES =
            """
            select id
            from detail_export
            where id = any(:ids) and state in ('waiting', 'running', 'done')
            """;

    private final Jdbi jdbi;

    ExportRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lockRegion(RegionCode region) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK_REGION)
                                .bind("region", region)
                                .map((row, context) -> true)
                                .one());
    }

    void add(UUID id, ExportRequest request, String criteria, String by, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", id)
                                .bind("region", request.region())
                                .bind("criteria", criteria)
                                .bind("format", request.format())
                                .bind("identity", request.identity())
                                .bind("by", by)
                                .bind("at", now)
                                .execute());
    }

    Optional<DetailExport> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", id)
                                .map((row, context) -> export(row))
                                .findOne());
    }

    /** The last ones first. */
    List<DetailExport> list(Optional<RegionCode> region, UUID before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind(
                                        "all",
                                        region.filter(one -> !one.equals(RegionCode.NATION))
                                                .isEmpty())
                                .bind("region", region.map(RegionCode::value).orElse(""))
                                .bind("province", region.filter(RegionCode::isProvince).isPresent())
                                .bind("before", before)
                                .bind("limit", limit)
                                .map((row, context) -> export(row))
                                .list());
    }

    List<UUID> open() {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN).mapTo(UUID.class).list());
    }

    long countOpen(RegionCode region) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(COUNT_OPEN)
                                .bind("region", region)
                                .mapTo(Long.class)
                                .one());
    }

    boolean start(UUID id, long expected, Instant now) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(START)
                                        .bind("id", id)
                                        .bind("expected", expected)
                                        .bind("at", now)
                                        .execute())
                == 1;
    }

    /**
     * @return whether it is still wanted
     */
    boolean progress(UUID id, long rows) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(PROGRESS)
                                        .bind("id", id)
                                        .bind("rows", rows)
                                        .execute())
                == 1;
    }

    boolean finish(
            UUID id,
            long rows,
            String totals,
            ExportShelf.Put<?> file,
            Instant now,
            Instant until) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(FINISH)
                                        .bind("id", id)
                                        .bind("rows", rows)
                                        .bind("totals", totals)
                                        .bind("bytes", file.bytes())
                                        .bind("keyId", file.keyId())
                                        .bind("at", now)
                                        .bind("until", until)
                                        .execute())
                == 1;
    }

    void fail(UUID id, String failure, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(FAIL)
                                .bind("id", id)
                                .bind("failure", failure)
                                .bind("at", now)
                                .execute());
    }

    boolean withdraw(UUID id, Instant now) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(WITHDRAW)
                                        .bind("id", id)
                                        .bind("at", now)
                                        .execute())
                == 1;
    }

    int expire(Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(EXPIRE).bind("now", now).execute());
    }

    /** Those of these exports that have a file, or will have one. */
    Set<UUID> withFiles(Set<UUID> ids) {
        return jdbi.withHandle(
                handle ->
                        new HashSet<>(
                                handle.createQuery(WITH_FILES)
                                        .bindArray("ids", UUID.class, ids.toArray())
                                        .mapTo(UUID.class)
                                        .list()));
    }

    private static DetailExport export(ResultSet row) throws SQLException {
        long expected = row.getLong("rows_total");
        Optional<Long> rowsTotal = row.wasNull() ? Optional.empty() : Optional.of(expected);
        long bytes = row.getLong("bytes");
        Optional<Long> length = row.wasNull() ? Optional.empty() : Optional.of(bytes);
        return new DetailExport(
                row.getObject("id", UUID.class),
                RegionCode.of(row.getString("region")),
                row.getString("criteria"),
                Coded.ofCode(ExportState.class, row.getString("state")),
                rowsTotal,
                row.getLong("rows_done"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("totals")),
                length,
                Optional.ofNullable(row.getString("key_id")),
                Optional.ofNullable(row.getString("failure")),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "finished_at"),
                time(row, "fetched_until"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
