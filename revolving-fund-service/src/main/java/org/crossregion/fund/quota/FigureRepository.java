package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.List;

/** Our own figures of last year, and what they came to when they were frozen, in the database. */
@ApplicationScoped
class FigureRepository {

    private static final String SETTLED =
            """
            select insured_region, treatment_region, scheme, sum(cleared_fen)::bigint as sum_fen
            from settled_total
            where origin_period between :first and :last
            group by insured_region, treatment_region, scheme
            order by insured_region, treatment_region, scheme
            """;

    private static final String CLEARED =
            """
            select insured_region, treatment_region, scheme,
                   sum(cleared_fen - deducted_fen)::bigint as sum_fen
            from cleared_now
            where period between :first and :last
            group by insured_region, treatment_region, scheme
            order by insured_region, treatment_region, scheme
            """;

    private static final String CLEARED_BY_ORIGIN =
            """
            select insured_region, treatment_region, scheme,
                   sum(cleared_fen - deducted_fen)::bigint as sum_fen
            from cleared_origin_now
            where origin_period between :first and :last
            group by insured_region, treatment_region, scheme
            order by insured_region, treatment_region, scheme
            """;

    private static final String FREEZE =
            """
            insert into basis_freeze (year, policy_region, policy_tier, frozen_at)
            values (:year, :region, :reach, :at)
            on conflict do nothing
            """;

    private static final String ADD_FROZEN =
            """
            insert into frozen_basis (year, insured_region, treatment_region, scheme, basis_fen)
            values (:year, :insured, :treatment, :scheme, :basis)
            """;

    private static final String FREEZES =
            "select policy_region, policy_tier from basis_freeze where year = :year";

    private static final String FROZEN =
            """
            select insured_region, treatment_region, scheme, basis_fen as sum_fen
            from frozen_basis
            where year = :year
            order by insured_region, treatment_region, scheme
            """;

    private final Jdbi jdbi;

    FigureRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What our own figures say of some months; refunds may outweigh bills. */
    List<Sum> own(Basis basis, Period first, Period last) {
        return sums(basis == Basis.SETTLED ? SETTLED : CLEARED, first, last);
    }

    /** What our own figures say of a year's bills, whenever they were cleared. */
    List<Sum> own(Basis basis, Period year) {
        List<Period> months = year.months();
        return sums(
                basis == Basis.SETTLED ? SETTLED : CLEARED_BY_ORIGIN,
                months.get(0),
                months.get(months.size() - 1));
    }

    private List<Sum> sums(String sql, Period first, Period last) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(sql)
                                .bind("first", first)
                                .bind("last", last)
                                .mapTo(Sum.class)
                                .list());
    }

    /** Freezes the bases of the pairs of one policy; false if they were frozen before. */
    boolean freeze(int year, QuotaPolicy policy, List<QuotaBasis> bases, Instant at) {
        return jdbi.withHandle(
                handle -> {
                    int added =
                            handle.createUpdate(FREEZE)
                                    .bind("year", year)
                                    .bind("region", policy.region())
                                    .bind("reach", policy.reach())
                                    .bind("at", at)
                                    .execute();
                    if (added == 0) {
                        return false;
                    }
                    PreparedBatch batch = handle.prepareBatch(ADD_FROZEN);
                    for (QuotaBasis basis : bases) {
                        batch.bind("year", year)
                                .bind("insured", basis.pair().insured())
                                .bind("treatment", basis.pair().treatment())
                                .bind("scheme", basis.scheme())
                                .bind("basis", basis.basis())
                                .add();
                    }
                    if (batch.size() > 0) {
                        batch.execute();
                    }
                    return true;
                });
    }

    List<Frozen> freezes(int year) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FREEZES).bind("year", year).mapTo(Frozen.class).list());
    }

    List<Sum> frozen(int year) {
        return jdbi.withHandle(
                handle -> handle.createQuery(FROZEN).bind("year", year).mapTo(Sum.class).list());
    }

    /** The money of one pair and scheme over a span of months. */
    record Sum(RegionCode insuredRegion, RegionCode treatmentRegion, Scheme scheme, Money sumFen) {

        RegionPair pair() {
            return new RegionPair(insuredRegion, treatmentRegion);
        }
    }

    /** Whose bases have been frozen: the pairs of one policy. */
    record Frozen(RegionCode policyRegion, Reach policyTier) {

        static Frozen of(QuotaPolicy policy) {
            return new Frozen(policy.region(), policy.reach());
        }
    }
}
