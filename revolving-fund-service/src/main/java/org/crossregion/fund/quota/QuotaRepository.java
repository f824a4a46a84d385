package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Fixed quotas in the database. */
@ApplicationScoped
class QuotaRepository {

    private static final String LOCK = "lock table quota in share row exclusive mode";

    private static final String VERSIONS =
            """
            select distinct on (insured_region, treatment_region, scheme)
                   year, insured_region, treatment_region, scheme, version, basis_fen, divisor,
                   multiplier_basis_points, quota_fen, last_year_quota_fen, carried_fen,
                   policy_region, policy_tier, policy_valid_from, policy_version, fixed_at,
                   fixed_by, coalesce(computed_fen, quota_fen) as computed_fen, given_total_fen,
                   override
            from quota
            """;

    private static final String LAST =
            """
            where year = :year
            order by insured_region, treatment_region, scheme, version desc
            """;

    private static final String LATEST = VERSIONS + LAST;

    private static final String PUBLISHED =
            VERSIONS
                    + """
                    join quota_publication
                        using (year, insured_region, treatment_region, scheme, version)
                    """
                    + LAST;

    private static final String ADD =
            """
            insert into quota (year, insured_region, treatment_region, scheme, version, basis_fen,
                               divisor, multiplier_basis_points, quota_fen, last_year_quota_fen,
                               carried_fen, policy_region, policy_tier, policy_valid_from,
                               policy_version, fixed_at, fixed_by, computed_fen,
                               given_total_fen, override)
            values (:year, :insured, :treatment, :scheme, :version, :basis,
                    :divisor, :multiplier, :amount, :lastYear,
                    :carried, :policyRegion, :policyReach, :policyValidFrom,
                    :policyVersion, :fixedAt, :fixedBy, :computed,
                    :total, :by)
            """;

    private final Jdbi jdbi;

    QuotaRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock() {
        jdbi.useHandle(handle -> handle.execute(LOCK));
    }

    /** Each in its last version. */
    List<Quota> latest(int year) {
        return quotas(LATEST, year);
    }

    /** Each in the last version that was published. */
    List<Quota> published(int year) {
        return quotas(PUBLISHED, year);
    }

    /**
     * The last versions of the insured regions that someone may decide for.
     *
     * @throws Refused if there are none
     */
    List<Quota> need(int year, Predicate<RegionCode> within) {
        List<Quota> fixed =
                latest(year).stream().filter(quota -> within.test(quota.pair().insured())).toList();
        if (fixed.isEmpty()) {
            throw new Refused(FundRefusal.QUOTAS_NOT_FIXED, "no quotas of " + year);
        }
        return fixed;
    }

    private List<Quota> quotas(String sql, int year) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(sql).bind("year", year).mapTo(Row.class).list())
                .stream()
                .map(Row::quota)
                .toList();
    }

    void add(List<Quota> quotas) {
        if (quotas.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    for (Quota quota : quotas) {
                        batch.bindMethods(quota)
                                .bind("insured", quota.pair().insured())
                                .bind("treatment", quota.pair().treatment())
                                .bind("total", quota.givenTotal().map(Money::fen).orElse(null))
                                .bind("by", quota.override().orElse(null))
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
            int version,
            Money basisFen,
            int divisor,
            Rate multiplierBasisPoints,
            Money quotaFen,
            Money lastYearQuotaFen,
            Money carriedFen,
            RegionCode policyRegion,
            Reach policyTier,
            LocalDate policyValidFrom,
            int policyVersion,
            Instant fixedAt,
            String fixedBy,
            Money computedFen,
            Long givenTotalFen,
            UUID override) {

        Quota quota() {
            return new Quota(
                    year,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    version,
                    basisFen,
                    divisor,
                    multiplierBasisPoints,
                    quotaFen,
                    lastYearQuotaFen,
                    carriedFen,
                    policyRegion,
                    policyTier,
                    policyValidFrom,
                    policyVersion,
                    fixedAt,
                    fixedBy,
                    computedFen,
                    Optional.ofNullable(givenTotalFen).map(Money::ofFen),
                    Optional.ofNullable(override));
        }
    }
}
