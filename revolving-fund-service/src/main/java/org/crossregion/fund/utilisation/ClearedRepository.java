package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** What clearing has published, in the database. */
@ApplicationScoped
class ClearedRepository {

    private static final String ADD_PERIOD =
            """
            insert into cleared_period (authority, tier, period, version, sha256, occurred_at)
            values (:authority, :tier, :period, :version, :sha256, :occurredAt)
            on conflict do nothing
            """;

    private static final String ADD_PAIR =
            """
            insert into cleared_pair (authority, tier, period, version, insured_region,
                                      treatment_region, scheme, cases, cleared_fen, deducted_fen)
            values (:authority, :tier, :period, :version, :insuredRegion,
                    :treatmentRegion, :scheme, :cases, :clearedFen, :deductedFen)
            """;

    private static final String ADD_ORIGIN =
            """
            insert into cleared_origin (authority, tier, period, version, insured_region,
                                        treatment_region, scheme, origin_period, cases,
                                        cleared_fen, deducted_fen)
            values (:authority, :tier, :period, :version, :insuredRegion,
                    :treatmentRegion, :scheme, :originPeriod, :cases, :clearedFen, :deductedFen)
            """;

    private static final String SHA256 =
            """
            select sha256
            from cleared_period
            where authority = :authority and tier = :tier and period = :period
              and version = :version
            """;

    private final Jdbi jdbi;

    ClearedRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether this version of the period is new; if not, nothing is stored. */
    boolean add(PeriodGenerated generated) {
        return jdbi.withHandle(
                handle -> {
                    int added =
                            of(generated, handle.createUpdate(ADD_PERIOD))
                                    .bind("sha256", generated.sha256())
                                    .bind("occurredAt", generated.occurredAt())
                                    .execute();
                    if (added == 0) {
                        return false;
                    }
                    PreparedBatch batch = handle.prepareBatch(ADD_PAIR);
                    for (PeriodGenerated.Pair pair : generated.pairs()) {
                        of(generated, batch)
                                .bind("insuredRegion", pair.insuredRegion())
                                .bind("treatmentRegion", pair.treatmentRegion())
                                .bind("scheme", pair.scheme())
                                .bind("cases", pair.cases())
                                .bind("clearedFen", pair.clearedFen())
                                .bind("deductedFen", pair.deductedFen())
                                .add();
                    }
                    if (batch.size() > 0) {
                        batch.execute();
                        addOrigins(generated, handle);
                    }
                    return true;
                });
    }

    private static void addOrigins(PeriodGenerated generated, Handle handle) {
        PreparedBatch batch = handle.prepareBatch(ADD_ORIGIN);
        for (PeriodGenerated.Pair pair : generated.pairs()) {
            for (PeriodGenerated.Origin origin : pair.byOrigin(generated.clearingPeriod())) {
                of(generated, batch)
                        .bind("insuredRegion", pair.insuredRegion())
                        .bind("treatmentRegion", pair.treatmentRegion())
                        .bind("scheme", pair.scheme())
                        .bind("originPeriod", origin.originPeriod())
                        .bind("cases", origin.cases())
                        .bind("clearedFen", origin.clearedFen())
                        .bind("deductedFen", origin.deductedFen())
                        .add();
            }
        }
        batch.execute();
    }

    /** The hash under which this version was published. */
    String sha256(PeriodGenerated generated) {
        return jdbi.withHandle(
                handle -> of(generated, handle.createQuery(SHA256)).mapTo(String.class).one());
    }

    private static <S extends SqlStatement<S>> S of(PeriodGenerated generated, S statement) {
        return statement
                .bind("authority", generated.authority())
                .bind("tier", generated.tier())
                .bind("period", generated.period())
                .bind("version", generated.version());
    }
}
