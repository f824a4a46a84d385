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
            select distinct on (region, tier, valid_from)
                   region, tier, valid_from, version, source, method, basis, divisor,
                   multiplier_basis_points, whole, printed_unit, yellow_basis_points,
                   red_basis_points, rearm_basis_points, freeze_day, notice_working_days,
                   emergency_working_days, alert_scope, decision_working_days,
                   apply_working_days
            from quota_policy
            order by region, tier, valid_from, version desc
            """;

    private static final String ADD =
            """
            insert into quota_policy (region, tier, valid_from, version, source, method, basis,
                                      divisor, multiplier_basis_points, whole, printed_unit,
                                      yellow_basis_points, red_basis_points, rearm_basis_points,
                                      freeze_day, notice_working_days, emergency_working_days,
                                      alert_scope, decision_working_days,
                                      apply_working_days)
            values (:region, :reach, :validFrom, :version, :source, :method, :basis,
                    :divisor, :multiplier, :whole, :printedUnit,
                    :yellow, :red, :rearm,
                    :freezeDay, :noticeDays, :emergencyDays,
                    :alertScope, :decisionDays, :applyDays)
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
            Reach tier,
            LocalDate validFrom,
            int version,
            String source,
            Method method,
            Basis basis,
            int divisor,
            Rate multiplierBasisPoints,
            Whole whole,
            String printedUnit,
            Rate yellowBasisPoints,
            Rate redBasisPoints,
            Rate rearmBasisPoints,
            String freezeDay,
            int noticeWorkingDays,
            int emergencyWorkingDays,
            AlertScope alertScope,
            int decisionWorkingDays,
            int applyWorkingDays) {

        QuotaPolicy policy() {
            return new QuotaPolicy(
                    region,
                    tier,
                    validFrom,
                    version,
                    source,
                    method,
                    basis,
                    divisor,
                    multiplierBasisPoints,
                    whole,
                    printedUnit,
                    yellowBasisPoints,
                    redBasisPoints,
                    rearmBasisPoints,
                    freezeDay,
                    noticeWorkingDays,
                    emergencyWorkingDays,
                    alertScope,
                    decisionWorkingDays,
                    applyWorkingDays);
        }
    }
}
