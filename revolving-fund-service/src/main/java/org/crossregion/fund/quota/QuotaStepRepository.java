package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.List;

/** Approvals and publications of quotas in the database. */
@ApplicationScoped
class QuotaStepRepository {

    private static final String APPROVE =
            """
            insert into quota_approval (year, insured_region, treatment_region, scheme, version,
                                        approved_at, approved_by, reason)
            values (:year, :insured, :treatment, :scheme, :version, :at, :by, :reason)
            """;

    private static final String PUBLISH =
            """
            insert into quota_publication (year, insured_region, treatment_region, scheme, version,
                                           published_at, published_by)
            values (:year, :insured, :treatment, :scheme, :version, :at, :by)
            """;

    private static final String OF_YEAR =
            """
            select false as published, insured_region, treatment_region, scheme, version,
                   approved_at as at, approved_by as by
            from quota_approval
            where year = :year
            union all
            select true, insured_region, treatment_region, scheme, version,
                   published_at, published_by
            from quota_publication
            where year = :year
            """;

    private final Jdbi jdbi;

    QuotaStepRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void approve(List<Quota> quotas, String reason, Instant at, String by) {
        add(APPROVE, quotas, reason, at, by);
    }

    void publish(List<Quota> quotas, Instant at, String by) {
        add(PUBLISH, quotas, "", at, by);
    }

    private void add(String sql, List<Quota> quotas, String reason, Instant at, String by) {
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(sql);
                    for (Quota quota : quotas) {
                        batch.bind("year", quota.year())
                                .bind("insured", quota.pair().insured())
                                .bind("treatment", quota.pair().treatment())
                                .bind("scheme", quota.scheme())
                                .bind("version", quota.version())
                                .bind("reason", reason)
                                .bind("at", at)
                                .bind("by", by)
                                .add();
                    }
                    batch.execute();
                });
    }

    /** Of all versions of a year's quotas. */
    QuotaSteps of(int year) {
        return new QuotaSteps(
                jdbi
                        .withHandle(
                                handle ->
                                        handle.createQuery(OF_YEAR)
                                                .bind("year", year)
                                                .mapTo(Row.class)
                                                .list())
                        .stream()
                        .map(Row::step)
                        .toList());
    }

    /** A row as it is stored. */
    record Row(
            boolean published,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            int version,
            Instant at,
            String by) {

        QuotaStep step() {
            return new QuotaStep(
                    published ? QuotaState.PUBLISHED : QuotaState.APPROVED,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    version,
                    at,
                    by);
        }
    }
}
