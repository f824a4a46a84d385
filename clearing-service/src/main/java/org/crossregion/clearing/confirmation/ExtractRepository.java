package org.crossregion.clearing.confirmation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Listings of a hospital's details of a period, row by row as they were first seen. */
@ApplicationScoped
class ExtractRepository {

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('extract ' || :key, 0))";

    /** The listing of a message; of any message if it is empty. */
    private static final String FIND =
            """
            select no
            from hospital_extract
            where institution = :institution and period = :period and opened_at > :since
              and (:message = '' or message_id = :message)
            order by no desc
            limit 1
            """;

    private static final String OPEN =
            """
            insert into hospital_extract (institution, period, message_id, opened_at)
            values (:institution, :period, :message, :openedAt)
            returning no
            """;

    private static final String FORGET =
            "delete from hospital_extract where institution = :institution and opened_at < :before";

    private static final String LAST =
            """
            select coalesce(max(row_no), 0)::bigint
            from hospital_extract_row
            where extract = :extract
            """;

    /** What stands in the period and is not listed yet, behind all that is. */
    private static final String APPEND =
            "insert into hospital_extract_row (extract, row_no, settlement_id, origin_period)\n"
                    + ConfirmationRepository.STANDING
                    + """
                    select :extract, :last + row_number() over (order by s.no), s.settlement_id,
                           s.origin_period
                    from standing s
                    where not exists (select from hospital_extract_row r
                                      where r.extract = :extract
                                        and r.settlement_id = s.settlement_id)
                    """;

    private static final String PAGE =
            """
            select r.row_no, d.settlement_id, d.visit_id, d.person_no, d.insured_region,
                   d.treatment_region, d.institution, d.settled_at, d.total_fen, d.cleared_fen
            from hospital_extract_row r
            join allotted_detail d
              on d.origin_period = r.origin_period and d.settlement_id = r.settlement_id
            where r.extract = :extract and r.row_no >= :from and r.row_no < :from + :limit
            order by r.row_no
            """;

    private final Jdbi jdbi;

    ExtractRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A hospital's pages of a period come one after the other. */
    void lock(String institution, Period period) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("key", institution + " " + period)
                                .map((row, context) -> true)
                                .one());
    }

    /**
     * The last listing since a time.
     *
     * @param message the message that asked for it; any if it is empty
     */
    Optional<Long> find(String institution, Period period, String message, Instant since) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("institution", institution)
                                .bind("period", period)
                                .bind("message", message)
                                .bind("since", since)
                                .mapTo(Long.class)
                                .findOne());
    }

    long open(String institution, Period period, String message, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OPEN)
                                .bind("institution", institution)
                                .bind("period", period)
                                .bind("message", message)
                                .bind("openedAt", now)
                                .mapTo(Long.class)
                                .one());
    }

    /** Removes a hospital's listings from before a time. */
    void forget(String institution, Instant before) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(FORGET)
                                .bind("institution", institution)
                                .bind("before", before)
                                .execute());
    }

    /** How many rows a listing has. */
    long last(long extract) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LAST).bind("extract", extract).mapTo(Long.class).one());
    }

    void append(long extract, long last, String institution, Period period) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(APPEND)
                                .bind("extract", extract)
                                .bind("last", last)
                                .bind("institution", institution)
                                .bind("period", period)
                                .execute());
    }

    List<ExtractRow> page(long extract, long from, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bind("extract", extract)
                                .bind("from", from)
                                .bind("limit", limit)
                                .map((row, context) -> row(row))
                                .list());
    }

    private static ExtractRow row(ResultSet row) throws SQLException {
        return new ExtractRow(
                row.getLong("row_no"),
                row.getString("settlement_id"),
                row.getString("visit_id"),
                row.getString("person_no"),
                row.getString("insured_region"),
                row.getString("treatment_region"),
                row.getString("institution"),
                row.getObject("settled_at", OffsetDateTime.class)
                        .toInstant()
                        .atZone(Beijing.ZONE)
                        .toOffsetDateTime(),
                Money.ofFen(row.getLong("total_fen")),
                Money.ofFen(row.getLong("cleared_fen")));
    }
}
