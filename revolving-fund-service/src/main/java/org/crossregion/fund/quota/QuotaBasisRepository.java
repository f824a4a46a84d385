package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.List;
import java.util.Optional;

/** The bases in the database. */
@ApplicationScoped
class QuotaBasisRepository {

    private static final String LOCK = "lock table quota_basis in share row exclusive mode";

    private static final String LATEST =
            """
            select distinct on (year, insured_region, treatment_region, scheme)
                   year, insured_region, treatment_region, scheme, basis_fen,
                   last_year_quota_fen, carried_fen
            from quota_basis
            order by year, insured_region, treatment_region, scheme, version desc
            """;

    private static final String ADD =
            """
            insert into quota_basis (year, insured_region, treatment_region, scheme, version,
                                     basis_fen, last_year_quota_fen, carried_fen)
            values (:year, :insured, :treatment, :scheme,
                    (select coalesce(max(version), 0) + 1
                     from quota_basis
                     where year = :year and insured_region = :insured
                       and treatment_region = :treatment and scheme = :scheme),
                    :basis, :lastYearQuota, :carried)
            """;

    private final Jdbi jdbi;

    QuotaBasisRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock() {
        jdbi.useHandle(handle -> handle.execute(LOCK));
    }

    List<QuotaBasis> latest() {
        return jdbi
                .withHandle(handle -> handle.createQuery(LATEST).mapTo(Row.class).list())
                .stream()
                .map(Row::basis)
                .toList();
    }

    void add(List<QuotaBasis> bases) {
        if (bases.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    for (QuotaBasis basis : bases) {
                        batch.bind("year", basis.year())
                                .bind("insured", basis.pair().insured())
                                .bind("treatment", basis.pair().treatment())
                                .bind("scheme", basis.scheme())
                                .bind("basis", basis.basis())
                                .bind(
                                        "lastYearQuota",
                                        basis.lastYearQuota().map(Money::fen).orElse(null))
                                .bind("carried", basis.carried().map(Money::fen).orElse(null))
                                .add();
                    }
                    batch.execute();
                });
    }

    /** A row as it is stored. */
    record Row(
            int year,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money basisFen,
            Long lastYearQuotaFen,
            Long carriedFen) {

        QuotaBasis basis() {
            return new QuotaBasis(
                    year,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    basisFen,
                    Optional.ofNullable(lastYearQuotaFen).map(Money::ofFen),
                    Optional.ofNullable(carriedFen).map(Money::ofFen));
        }
    }
}
