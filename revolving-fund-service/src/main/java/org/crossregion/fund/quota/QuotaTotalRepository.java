package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.List;
import java.util.Optional;

/** Totals given from above in the database. */
@ApplicationScoped
class QuotaTotalRepository {

    private static final String LOCK = "lock table quota_total in share row exclusive mode";

    private static final String LATEST =
            """
            select distinct on (year, insured_region, treatment_region, scheme)
                   year, insured_region, treatment_region, scheme, total_fen, source
            from quota_total
            order by year, insured_region, treatment_region, scheme, version desc
            """;

    private static final String ADD =
            """
            insert into quota_total (year, insured_region, treatment_region, scheme, version,
                                     total_fen, source)
            values (:year, :insured, :treatment, :scheme,
                    (select coalesce(max(version), 0) + 1
                     from quota_total
                     where year = :year and insured_region = :insured
                       and treatment_region = :treatment and scheme = :scheme),
                    :total, :source)
            """;

    private static final String BOTH = "all";

    private final Jdbi jdbi;

    QuotaTotalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock() {
        jdbi.useHandle(handle -> handle.execute(LOCK));
    }

    List<QuotaTotal> latest() {
        return jdbi
                .withHandle(handle -> handle.createQuery(LATEST).mapTo(Row.class).list())
                .stream()
                .map(Row::total)
                .toList();
    }

    void add(List<QuotaTotal> totals) {
        if (totals.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    for (QuotaTotal one : totals) {
                        batch.bind("year", one.year())
                                .bind("insured", one.insured())
                                .bind("treatment", one.treatment())
                                .bind("scheme", one.scheme().map(Scheme::code).orElse(BOTH))
                                .bind("total", one.total())
                                .bind("source", one.source())
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
            String scheme,
            Money totalFen,
            String source) {

        QuotaTotal total() {
            return new QuotaTotal(
                    year,
                    insuredRegion,
                    treatmentRegion,
                    scheme.equals(BOTH) ? Optional.empty() : Optional.of(Scheme.fromString(scheme)),
                    totalFen,
                    source);
        }
    }
}
