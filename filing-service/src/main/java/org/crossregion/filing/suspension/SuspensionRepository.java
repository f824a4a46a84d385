package org.crossregion.filing.suspension;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows of suspensions of persons. */
@ApplicationScoped
class SuspensionRepository {

    private static final String SELECT =
            """
            select id, version, person_no, insured_region, kind, valid_from, valid_until, reason,
                author, suspended_at, review_year, released_on, released_at, released_by,
                release_reason
            from person_suspension
            """;

    private static final String BY_ID = SELECT + " where id = :id";

    private static final String LOCK = BY_ID + " for update";

    /** Under whichever number of the person. */
    private static final String OF_PERSON =
            SELECT
                    + """
                      where person_no = any(person_numbers(:personNo))
                      order by valid_from, id
                      """;

    /** Empty filters let everything pass. */
    private static final String PAGE =
            SELECT
                    + """
                      where insured_region like :scope and id > :after
                          and (:personNo = '' or person_no = :personNo)
                          and (:kind = '' or kind = :kind)
                      order by id
                      limit :limit
                      """;

    private static final String ADD =
            """
            insert into person_suspension
                (id, version, person_no, insured_region, kind, valid_from, valid_until, reason,
                author, suspended_at, review_year)
            values
                (:id, :version, :personNo, :insuredRegion, :kind, :from, :until, :reason,
                :author, :suspendedAt, :reviewYear)
            """;

    private static final String RELEASE =
            """
            update person_suspension
            set version = :version, released_on = :on, released_at = :at, released_by = :by,
                release_reason = :reason
            where id = :id and version = :version - 1
            """;

    private final Jdbi database;
    private final DatedNumbers numbers;

    SuspensionRepository(Jdbi database) {
        this.database = database;
        this.numbers = DatedNumbers.of(database, 'U', "suspension_number");
    }

    String nextId(RegionCode insuredRegion, LocalDate day) {
        return numbers.next(insuredRegion, day);
    }

    Optional<Suspension> find(String id) {
        return list(BY_ID, query -> query.bind("id", id)).stream().findFirst();
    }

    /** The suspension, and nobody else releases it until the transaction ends. */
    Optional<Suspension> lock(String id) {
        return list(LOCK, query -> query.bind("id", id)).stream().findFirst();
    }

    List<Suspension> ofPerson(String personNo) {
        return list(OF_PERSON, query -> query.bind("personNo", personNo));
    }

    /**
     * In the order of their ids.
     *
     * @param scope a {@code like} pattern of the pooling regions that may be seen
     */
    List<Suspension> page(String scope, String personNo, String kind, String after, int limit) {
        return list(
                PAGE,
                query ->
                        query.bind("scope", scope)
                                .bind("personNo", personNo)
                                .bind("kind", kind)
                                .bind("after", after)
                                .bind("limit", limit));
    }

    private List<Suspension> list(String sql, UnaryOperator<Query> binding) {
        return database.withHandle(
                handle ->
                        binding.apply(handle.createQuery(sql))
                                .map((row, context) -> suspension(row))
                                .list());
    }

    void add(Suspension one) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", one.id())
                                .bind("version", one.version())
                                .bind("personNo", one.personNo())
                                .bind("insuredRegion", one.insuredRegion())
                                .bind("kind", one.kind())
                                .bind("from", one.from())
                                .bind("until", one.until())
                                .bind("reason", one.reason())
                                .bind("author", one.author())
                                .bind("suspendedAt", one.suspendedAt())
                                .bind("reviewYear", one.reviewYear())
                                .execute());
    }

    /** Writes the release of one that is locked. */
    void release(Suspension one) {
        Suspension.Release release = one.release().orElseThrow();
        int rows =
                database.withHandle(
                        handle ->
                                handle.createUpdate(RELEASE)
                                        .bind("id", one.id())
                                        .bind("version", one.version())
                                        .bind("on", release.on())
                                        .bind("at", release.at())
                                        .bind("by", release.by())
                                        .bind("reason", release.reason())
                                        .execute());
        if (rows != 1) {
            throw new IllegalStateException("suspension " + one.id() + " was not locked");
        }
    }

    private static Suspension suspension(ResultSet row) throws SQLException {
        return new Suspension(
                row.getString("id"),
                row.getInt("version"),
                row.getString("person_no"),
                RegionCode.of(row.getString("insured_region")),
                SuspensionKind.fromString(row.getString("kind")),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("suspended_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("review_year", Integer.class)),
                release(row));
    }

    private static Optional<Suspension.Release> release(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("released_on", LocalDate.class);
        return on == null
                ? Optional.empty()
                : Optional.of(
                        new Suspension.Release(
                                on,
                                row.getObject("released_at", OffsetDateTime.class).toInstant(),
                                row.getString("released_by"),
                                row.getString("release_reason")));
    }
}
