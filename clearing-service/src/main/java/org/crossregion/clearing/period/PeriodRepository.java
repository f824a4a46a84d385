package org.crossregion.clearing.period;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The state of each period, one row each, and the steps taken. */
@ApplicationScoped
class PeriodRepository {

    private static final String OPEN =
            """
            insert into clearing_period (authority, tier, period, state)
            values (:authority, :tier, :period, 'open')
            on conflict do nothing
            """;

    private static final String FIND =
            """
            select state, version
            from clearing_period
            where authority = :authority and tier = :tier and period = :period
            """;

    private static final String STATES =
            """
            select period, state
            from clearing_period
            where authority = :authority and tier = :tier and period = any(:periods)
            order by period
            """;

    private static final String LOCK = FIND + " for update";

    private static final String MOVE =
            """
            update clearing_period
            set state = :state, version = :version
            where authority = :authority and tier = :tier and period = :period
            """;

    private static final String TAKE =
            """
            insert into period_step (authority, tier, period, step, version, taken_by, taken_at)
            values (:authority, :tier, :period, :step, :version, :takenBy, :takenAt)
            """;

    private static final String TAKEN =
            """
            select step, version, taken_by, taken_at
            from period_step
            where authority = :authority and tier = :tier and period = :period
            order by no
            """;

    private static final String ISSUED =
            """
            select authority, tier
            from clearing_period
            where period = :period and state in ('issued', 'closed')
            order by authority, tier
            """;

    private final Jdbi jdbi;

    PeriodRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void open(PeriodKey key) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(OPEN), key).execute());
    }

    Optional<Progress> find(PeriodKey key) {
        return read(FIND, key);
    }

    /** Of those that somebody has opened. */
    Map<Period, PeriodState> states(Circle circle, Collection<Period> periods) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(STATES)
                                .bind("authority", circle.authority())
                                .bind("tier", circle.tier())
                                .bindArray(
                                        "periods",
                                        String.class,
                                        periods.stream().map(Period::toString).toList())
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        Period.fromString(row.getString("period")),
                                                        Coded.ofCode(
                                                                PeriodState.class,
                                                                row.getString("state"))))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Progress lock(PeriodKey key) {
        return read(LOCK, key).orElseThrow();
    }

    void move(PeriodKey key, PeriodState state, Progress.Taken taken) {
        jdbi.useHandle(
                handle -> {
                    bind(handle.createUpdate(MOVE), key)
                            .bind("state", state)
                            .bind("version", taken.version())
                            .execute();
                    bind(handle.createUpdate(TAKE), key)
                            .bind("step", taken.step())
                            .bind("version", taken.version())
                            .bind("takenBy", taken.takenBy())
                            .bind("takenAt", taken.takenAt())
                            .execute();
                });
    }

    List<PeriodKey> issued(Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ISSUED)
                                .bind("period", period)
                                .mapTo(Circle.class)
                                .map(circle -> new PeriodKey(circle, period))
                                .list());
    }

    private Optional<Progress> read(String sql, PeriodKey key) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(sql), key)
                                .map(
                                        (row, context) ->
                                                new Progress(
                                                        key,
                                                        Coded.ofCode(
                                                                PeriodState.class,
                                                                row.getString("state")),
                                                        row.getInt("version"),
                                                        taken(key)))
                                .findOne());
    }

    private List<Progress.Taken> taken(PeriodKey key) {
        return jdbi.withHandle(
                handle -> bind(handle.createQuery(TAKEN), key).mapTo(Progress.Taken.class).list());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PeriodKey key) {
        return statement
                .bind("authority", key.circle().authority())
                .bind("tier", key.circle().tier())
                .bind("period", key.period());
    }
}
