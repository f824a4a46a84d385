package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;

/** The policies in the database. */
@ApplicationScoped
class QuotaPolicyRepository {

    private static final String LOCK = "lock table quota_policy in share row exclusive mode";

    private static final String LATEST =
            """
            select distinct on (region, valid_from)
                   region, valid_from, version, source, basis, divisor, multiplier_basis_points,
                   whole, printed_unit, yellow_basis_points, red_basis_points, rearm_basis_points
            from quota_policy
            order by region, valid_from, version desc
            """;

    private static final String ADD =
            """
            insert into quota_policy (region, valid_from, version, source, basis, divisor,
                                      multiplier_basis_points, whole, printed_unit,
                                      yellow_basis_points, red_basis_points, rearm_basis_points)
            values (:region, :validFrom, :version, :source, :basis, :divisor,
                    :multiplier, :whole, :printedUnit, :yellow, :red, :rearm)
            """;

    private final Jdbi jdbi;

    QuotaPolicyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock() {
        jdbi.useHandle(handle -> handle.execute(LOCK));
    }

    List<QuotaPolicy> latest() {
        return jdbi
                .withHandle(handle -> handle.createQuery(LATEST).mapTo(Row.class).list())
                .stream()
                .map(Row::policy)
                .toList();
    }

    void add(QuotaPolicy policy) {
        jdbi.useHandle(handle -> handle.createUpdate(ADD).bindMethods(policy).execute());
    }

    /** A row as it is stored. */
    record Row(
            RegionCode region,
            LocalDate validFrom,
            int version,
            String source,
            Basis basis,
            int divisor,
            Rate multiplierBasisPoints,
            Whole whole,
            String printedUnit,
            Rate yellowBasisPoints,
            Rate redBasisPoints,
            Rate rearmBasisPoints) {

        QuotaPolicy policy() {
            return new QuotaPolicy(
                    region,
                    validFrom,
                    version,
                    source,
                    basis,
                    divisor,
                    multiplierBasisPoints,
                    whole,
                    printedUnit,
                    yellowBasisPoints,
                    redBasisPoints,
                    rearmBasisPoints);
        }
    }
}
