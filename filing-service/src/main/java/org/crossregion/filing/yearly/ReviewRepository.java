package org.crossregion.filing.yearly;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.policy.YearlyReviewTerms;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** The rows of yearly reviews, and who has none. */
@ApplicationScoped
class ReviewRepository {

    private static final String SELECT =
            """
            select person_no, insured_region, year, reviewed_on, late, premium_fen, receipt, reason,
                author, recorded_at
            from yearly_review
            """;

    private static final String PAGE =
            SELECT
                    + """
                      where insured_region like :scope and person_no > :after
                          and (:personNo = '' or person_no = :personNo) and year = :year
                      order by person_no
                      limit :limit
                      """;

    private static final String EXISTS =
            """
            select exists (
                select 1 from yearly_review
                where person_no = :personNo and insured_region = :region and year = :year)
            """;

    private static final String ADD =
            """
            insert into yearly_review
                (person_no, insured_region, year, reviewed_on, late, premium_fen, receipt, reason,
                author, recorded_at)
            values
                (:personNo, :insuredRegion, :year, :reviewedOn, :late, :premium, :receipt, :reason,
                :author, :recordedAt)
            """;

    /**
     * Insured persons who were to be reviewed and were not: those whose relation had begun when the
     * year's review did. Whoever is suspended for it already is left out where that is asked for.
     */
    private static final String MISSING =
            """
            select distinct insured.person_no
            from insurance insured
            join region on region.code = insured.insured_region
            where region.pooling_region = :region and insured.status = '1'
                and insured.since <= :from and insured.person_no > :after
                and (cardinality(:schemes) = 0 or insured.scheme = any(:schemes))
                and (cardinality(:personTypes) = 0
                    or exists (
                        select 1 from unnest(:personTypes) one
                        where insured.person_type like one || '%'))
                and not exists (
                    select 1 from yearly_review done
                    where done.person_no = insured.person_no and done.insured_region = :region
                        and done.year = :year)
                and not (:unsuspended and exists (
                    select 1 from person_suspension barred
                    where barred.person_no = insured.person_no and barred.insured_region = :region
                        and barred.review_year = :year))
            order by insured.person_no
            limit :limit
            """;

    private final Jdbi database;

    ReviewRepository(Jdbi database) {
        this.database = database;
    }

    boolean exists(String personNo, RegionCode region, int year) {
        return database.withHandle(
                handle ->
                        handle.createQuery(EXISTS)
                                .bind("personNo", personNo)
                                .bind("region", region)
                                .bind("year", year)
                                .mapTo(Boolean.class)
                                .one());
    }

    void add(YearlyReview one) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("personNo", one.personNo())
                                .bind("insuredRegion", one.insuredRegion())
                                .bind("year", one.year())
                                .bind("reviewedOn", one.reviewedOn())
                                .bind("late", one.late())
                                .bind("premium", one.premium().fen())
                                .bind("receipt", one.receipt())
                                .bind("reason", one.reason())
                                .bind("author", one.author())
                                .bind("recordedAt", one.recordedAt())
                                .execute());
    }

    /** Reviews of a year in the order of the persons; empty filters let everything pass. */
    List<YearlyReview> page(String scope, String personNo, int year, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bind("scope", scope)
                                .bind("personNo", personNo)
                                .bind("year", year)
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> review(row))
                                .list());
    }

    /**
     * Numbers of persons still to be reviewed, in their order.
     *
     * @param unsuspended leaves out whoever is suspended for it already
     */
    List<String> missing(
            RegionCode region,
            int year,
            YearlyReviewTerms terms,
            boolean unsuspended,
            String after,
            int limit) {
        List<String> schemes = terms.schemes().stream().map(Scheme::code).toList();
        return database.withHandle(
                handle ->
                        handle.createQuery(MISSING)
                                .bind("region", region)
                                .bind("year", year)
                                .bind("from", terms.firstDay(year))
                                .bindArray("schemes", String.class, schemes)
                                .bindArray("personTypes", String.class, terms.personTypes())
                                .bind("unsuspended", unsuspended)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(String.class)
                                .list());
    }

    private static YearlyReview review(ResultSet row) throws SQLException {
        return new YearlyReview(
                row.getString("person_no"),
                RegionCode.of(row.getString("insured_region")),
                row.getInt("year"),
                row.getObject("reviewed_on", LocalDate.class),
                row.getBoolean("late"),
                Money.ofFen(row.getLong("premium_fen")),
                row.getString("receipt"),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
