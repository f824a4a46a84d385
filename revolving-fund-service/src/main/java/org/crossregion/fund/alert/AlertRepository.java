package org.crossregion.fund.alert;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Alerts, and which thresholds have been reached, in the database. */
@ApplicationScoped
class AlertRepository {

    private static final String BEGIN_WATCH =
            """
            insert into watch (year, insured_region, treatment_region, scheme)
            select :year, w.insured, w.treatment, w.scheme
            from unnest(:insured::text[], :treatment::text[], :schemes::text[])
                     as w (insured, treatment, scheme)
            order by w.insured, w.treatment, w.scheme
            on conflict do nothing
            """;

    private static final String LOCK_WATCH =
            """
            select 1
            from watch
            where year = :year
              and (insured_region, treatment_region, scheme)
                  in (select * from unnest(:insured::text[], :treatment::text[], :schemes::text[]))
            order by insured_region, treatment_region, scheme
            for update
            """;

    private static final String WATCH =
            """
            select yellow_reached, red_reached
            from watch
            where year = :year and insured_region = :insured
              and treatment_region = :treatment and scheme = :scheme
            """;

    private static final String REMEMBER =
            """
            update watch
            set yellow_reached = :yellow, red_reached = :red
            where year = :year and insured_region = :insured
              and treatment_region = :treatment and scheme = :scheme
            """;

    private static final String ADD =
            """
            insert into alert (event_id, raised_at, year, level, insured_region, treatment_region,
                               scheme, period, utilisation_basis_points, paid_in_fen, used_fen)
            values (:eventId, :raisedAt, :year, :level, :insured, :treatment,
                    :scheme, :period, :utilisation, :paidIn, :used)
            """;

    private static final String AFTER =
            """
            select id, event_id, raised_at, level, insured_region, treatment_region, scheme, period,
                   utilisation_basis_points, paid_in_fen, used_fen
            from alert
            where id > :after and insured_region like :prefix || '%'
            order by id
            limit :limit
            """;

    private final Jdbi jdbi;

    AlertRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void lock(int year, List<Alerts.Watched> watched) {
        if (watched.isEmpty()) {
            return;
        }
        List<RegionCode> insured = watched.stream().map(w -> w.pair().insured()).toList();
        List<RegionCode> treatment = watched.stream().map(w -> w.pair().treatment()).toList();
        List<Scheme> schemes = watched.stream().map(Alerts.Watched::scheme).toList();
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(BEGIN_WATCH)
                            .bind("year", year)
                            .bind("insured", insured)
                            .bind("treatment", treatment)
                            .bind("schemes", schemes)
                            .execute();
                    handle.createQuery(LOCK_WATCH)
                            .bind("year", year)
                            .bind("insured", insured)
                            .bind("treatment", treatment)
                            .bind("schemes", schemes)
                            .mapTo(Integer.class)
                            .list();
                });
    }

    Watch watch(Measured measured) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(WATCH)
                                .bind("year", measured.year())
                                .bind("insured", measured.pair().insured())
                                .bind("treatment", measured.pair().treatment())
                                .bind("scheme", measured.scheme())
                                .mapTo(Watch.class)
                                .findOne()
                                .orElse(Watch.CALM));
    }

    void remember(Measured measured, Watch watch) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(REMEMBER)
                                .bind("yellow", watch.yellowReached())
                                .bind("red", watch.redReached())
                                .bind("year", measured.year())
                                .bind("insured", measured.pair().insured())
                                .bind("treatment", measured.pair().treatment())
                                .bind("scheme", measured.scheme())
                                .execute());
    }

    void add(Alert alert) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("eventId", alert.eventId())
                                .bind("raisedAt", alert.raisedAt())
                                .bind("year", alert.year())
                                .bind("level", alert.level())
                                .bind("insured", alert.pair().insured())
                                .bind("treatment", alert.pair().treatment())
                                .bind("scheme", alert.scheme())
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
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    period,
                    utilisationBasisPoints,
                    paidInFen,
                    usedFen);
        }
    }
}
