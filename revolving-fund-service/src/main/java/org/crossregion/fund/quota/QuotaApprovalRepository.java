package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.List;

/** Approvals of quotas in the database. */
@ApplicationScoped
class QuotaApprovalRepository {

    private static final String ADD =
            """
            insert into quota_approval (year, insured_region, treatment_region, scheme, version,
                                        reason, approved_at, approved_by)
            values (:year, :insured, :treatment, :scheme, :version,
                    :reason, :at, :by)
            on conflict do nothing
            """;

    private static final String OF_YEAR =
            """
            select distinct on (insured_region, treatment_region, scheme)
                   insured_region, treatment_region, scheme, version, reason, approved_at,
                   approved_by
            from quota_approval
            where year = :year
            order by insured_region, treatment_region, scheme, version desc
            """;

    private final Jdbi jdbi;

    QuotaApprovalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(List<Quota> quotas, String reason, Instant at, String by) {
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
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

    /** The last approval of each pair and scheme. */
    List<QuotaApproval> of(int year) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(OF_YEAR)
                                        .bind("year", year)
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(Row::approval)
                .toList();
    }

    /** A row as it is stored. */
    record Row(
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            int version,
            String reason,
            Instant approvedAt,
            String approvedBy) {

        QuotaApproval approval() {
            return new QuotaApproval(
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    version,
                    reason,
                    approvedAt,
                    approvedBy);
        }
    }
}
