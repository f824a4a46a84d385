package org.crossregion.fund.alert;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.quota.AlertScope;
import org.crossregion.fund.quota.Reach;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Alerts, and which thresholds have been reached, in the database. */
@ApplicationScoped
class AlertRepository {

    private static final String BEGIN_WATCH =
            """
            insert into watch (year, scope, tier, insured_region, treatment_region, scheme)
            select :year, w.scope, w.tier, w.insured, w.treatment, w.scheme
            from unnest(:scopes::text[], :tiers::text[], :insured::text[], :treatment::text[],
                        :schemes::text[])
                     as w (scope, tier, insured, treatment, scheme)
            order by w.scope, w.tier, w.insured, w.treatment, w.scheme
            on conflict do nothing
            """;

    private static final String LOCK_WATCH =
            """
            select 1
            from watch
            where year = :year
              and (scope, tier, insured_region, treatment_region, scheme)
                  in (select *
                      from unnest(:scopes::text[], :tiers::text[], :insured::text[],
                                  :treatment::text[], :schemes::text[]))
            order by scope, tier, insured_region, treatment_region, scheme
            for update
            """;

    private static final String WATCH =
            """
            select yellow_reached, red_reached
            from watch
            where year = :year and scope = :scope and tier = :tier and insured_region = :insured
              and treatment_region = :treatment and scheme = :scheme
            """;

    private static final String REMEMBER =
            """
            update watch
            set yellow_reached = :yellow, red_reached = :red
            where year = :year and scope = :scope and tier = :tier and insured_region = :insured
              and treatment_region = :treatment and scheme = :scheme
            """;

    private static final String ADD =
            """
            insert into alert (event_id, raised_at, year, level, scope, tier, insured_region,
                               treatment_region, scheme, period, utilisation_basis_points,
                               paid_in_fen, used_fen)
            values (:eventId, :raisedAt, :year, :level, :scope, :tier, :insured,
                    :treatment, :scheme, :period, :utilisation,
                    :paidIn, :used)
            """;

    private static final String AFTER =
            """
            select id, event_id, raised_at, level, scope, tier, insured_region, treatment_region,
                   scheme, period, utilisation_basis_points, paid_in_fen, used_fen
            from alert
            where id > :after and insured_region like :prefix || '%'
            order by id
            limit :limit
            """;

    private final Jdbi jdbi;

    AlertRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock(int year, List<Guard> guards) {
        if (guards.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    of(handle.createUpdate(BEGIN_WATCH), year, guards).execute();
                    of(handle.createQuery(LOCK_WATCH), year, guards).mapTo(Integer.class).list();
                });
    }

    private static <S extends SqlStatement<S>> S of(S statement, int year, List<Guard> guards) {
        return statement
                .bind("year", year)
                .bind("scopes", guards.stream().map(Guard::scope).toList())
                .bind("tiers", guards.stream().map(Guard::tier).toList())
                .bind("insured", guards.stream().map(one -> one.pair().insured()).toList())
                .bind("treatment", guards.stream().map(one -> one.pair().treatment()).toList())
                .bind("schemes", guards.stream().map(Guard::scheme).toList());
    }

    private static <S extends SqlStatement<S>> S of(S statement, int year, Guard guard) {
        return statement
                .bind("year", year)
                .bind("scope", guard.scope())
                .bind("tier", guard.tier())
                .bind("insured", guard.pair().insured())
                .bind("treatment", guard.pair().treatment())
                .bind("scheme", guard.scheme());
    }

    Watch watch(Measured measured) {
        return jdbi.withHandle(
                handle ->
                        of(handle.createQuery(WATCH), measured.year(), measured.guard())
                                .mapTo(Watch.class)
                                .findOne()
                                .orElse(Watch.CALM));
    }

    void remember(Measured measured, Watch watch) {
        jdbi.useHandle(
                handle ->
                        of(handle.createUpdate(REMEMBER), measured.year(), measured.guard())
                                .bind("yellow", watch.yellowReached())
                                .bind("red", watch.redReached())
                                .execute());
    }

    void add(Alert alert) {
        jdbi.useHandle(
                handle ->
                        of(handle.createUpdate(ADD), alert.year(), alert.guard())
                                .bind("eventId", alert.eventId())
                                .bind("raisedAt", alert.raisedAt())
                                .bind("level", alert.level())
                                .bind("period", alert.period())
                                .bind("utilisation", alert.utilisation())
                                .bind("paidIn", alert.paidIn())
                                .bind("used", alert.used())
                                .execute());
    }

    List<Alert> after(long id, String insuredPrefix, int limit) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(AFTER)
                                        .bind("after", id)
                                        .bind("prefix", insuredPrefix)
                                        .bind("limit", limit)
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(Row::alert)
                .toList();
    }

    /** A row as it is stored. */
    record Row(
            long id,
            UUID eventId,
            Instant raisedAt,
            AlertLevel level,
            AlertScope scope,
            Reach tier,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Period period,
            Rate utilisationBasisPoints,
            Money paidInFen,
            Money usedFen) {

        Alert alert() {
            return new Alert(
                    id,
                    eventId,
                    raisedAt,
                    level,
                    new Guard(scope, tier, new RegionPair(insuredRegion, treatmentRegion), scheme),
                    period,
                    utilisationBasisPoints,
                    paidInFen,
                    usedFen);
        }
    }
}
