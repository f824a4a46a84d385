package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Statements of paid-in money in the database. */
@ApplicationScoped
class StatementRepository {

    private static final String LATEST =
            """
            select distinct on (year, insured_region, treatment_region, scheme)
                   year, insured_region, treatment_region, scheme, stated_fen
            from paid_in_statement
            order by year, insured_region, treatment_region, scheme, version desc
            """;

    private static final String ADD =
            """
            insert into paid_in_statement (year, insured_region, treatment_region, scheme, version,
                                           stated_fen, stated_at, stated_by)
            values (:year, :insured, :treatment, :scheme,
                    (select coalesce(max(version), 0) + 1
                     from paid_in_statement
                     where year = :year and insured_region = :insured
                       and treatment_region = :treatment and scheme = :scheme),
                    :stated, :at, :by)
            """;

    private final Jdbi jdbi;

    StatementRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The last statement about each year, pair and scheme. */
    Set<PaidIn> latest() {
        Set<PaidIn> latest = new HashSet<>();
        jdbi.withHandle(handle -> handle.createQuery(LATEST).mapTo(Row.class).list())
                .forEach(row -> latest.add(row.statement()));
        return latest;
    }

    void add(PaidIn stated, Instant at, String by) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("year", stated.year())
                                .bind("insured", stated.pair().insured())
                                .bind("treatment", stated.pair().treatment())
                                .bind("scheme", stated.scheme())
                                .bind("stated", stated.total())
                                .bind("at", at)
                                .bind("by", by)
                                .execute());
    }

    /** A statement as it is stored. */
    record Row(
            int year,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money statedFen) {

        PaidIn statement() {
            return new PaidIn(
                    year, new RegionPair(insuredRegion, treatmentRegion), scheme, statedFen);
        }
    }
}
