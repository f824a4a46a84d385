package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Overrides of quotas and their decisions in the database. */
@ApplicationScoped
class OverrideRepository {

    private static final String LOCK = "lock table quota_override in share row exclusive mode";

    private static final String ADD =
            """
            insert into quota_override (id, year, insured_region, treatment_region, scheme,
                                        quota_fen, reason, proposed_at, proposed_by)
            values (:id, :year, :insured, :treatment, :scheme,
                    :quota, :reason, :proposedAt, :proposedBy)
            """;

    private static final String DECIDE =
            """
            insert into quota_override_decision (override, approved, reason, decided_at, decided_by)
            values (:override, :approved, :reason, :at, :by)
            """;

    private static final String ALL =
            """
            select o.id, o.year, o.insured_region, o.treatment_region, o.scheme, o.quota_fen,
                   o.reason, o.proposed_at, o.proposed_by, d.approved,
                   d.reason as decision_reason, d.decided_at, d.decided_by
            from quota_override o
                     left join quota_override_decision d on d.override = o.id
            where o.year = :year
            order by o.id
            """;

    private static final String IN_FORCE =
            """
            select distinct on (o.insured_region, o.treatment_region, o.scheme)
                   o.id, o.year, o.insured_region, o.treatment_region, o.scheme, o.quota_fen,
                   o.reason, o.proposed_at, o.proposed_by, d.approved,
                   d.reason as decision_reason, d.decided_at, d.decided_by
            from quota_override o
                     join quota_override_decision d on d.override = o.id
            where o.year = :year and d.approved
            order by o.insured_region, o.treatment_region, o.scheme, d.decided_at desc, o.id desc
            """;

    private final Jdbi jdbi;

    OverrideRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock() {
        jdbi.useHandle(handle -> handle.execute(LOCK));
    }

    void add(QuotaOverride one) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", one.id())
                                .bind("year", one.year())
                                .bind("insured", one.pair().insured())
                                .bind("treatment", one.pair().treatment())
                                .bind("scheme", one.scheme())
                                .bind("quota", one.quota().map(Money::fen).orElse(null))
                                .bind("reason", one.reason())
                                .bind("proposedAt", one.proposedAt())
                                .bind("proposedBy", one.proposedBy())
                                .execute());
    }

    void decide(UUID override, QuotaOverride.Decision decision) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(DECIDE)
                                .bind("override", override)
                                .bind("approved", decision.approved())
                                .bind("reason", decision.reason())
                                .bind("at", decision.at())
                                .bind("by", decision.by())
                                .execute());
    }

    /** All of a year in the order of proposing. */
    List<QuotaOverride> of(int year) {
        return rows(ALL, year);
    }

    /** The last one approved of each pair and scheme. */
    List<QuotaOverride> inForce(int year) {
        return rows(IN_FORCE, year);
    }

    private List<QuotaOverride> rows(String sql, int year) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(sql).bind("year", year).mapTo(Row.class).list())
                .stream()
                .map(Row::override)
                .toList();
    }

    /** An override with its decision as stored; the decision's columns are null without one. */
    record Row(
            UUID id,
            int year,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Long quotaFen,
            String reason,
            Instant proposedAt,
            String proposedBy,
            Boolean approved,
            String decisionReason,
            Instant decidedAt,
            String decidedBy) {

        QuotaOverride override() {
            return new QuotaOverride(
                    id,
                    year,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    Optional.ofNullable(quotaFen).map(Money::ofFen),
                    reason,
                    proposedAt,
                    proposedBy,
                    Optional.ofNullable(approved)
                            .map(
                                    yes ->
                                            new QuotaOverride.Decision(
                                                    yes, decisionReason, decidedAt, decidedBy)));
        }
    }
}
