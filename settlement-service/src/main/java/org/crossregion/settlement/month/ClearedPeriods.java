package org.crossregion.settlement.month;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** Remembers which months clearing has published: a bill of such a month is refunded. */
@ApplicationScoped
public class ClearedPeriods implements EventInbox {

    private static final String KEEP =
            """
            insert into cleared_period (authority, tier, period, version)
            values (:authority, :tier, :period, :version)
            on conflict (authority, tier, period) do update
            set version = excluded.version
            where cleared_period.version < excluded.version
            """;

    /**
     * A province publishes its own tier; the national one is published by whoever computes it. A
     * year that is published holds what its months have left.
     */
    private static final String IS_CLEARED =
            """
            select exists (
                select 1 from cleared_period
                where tier = :tier and period in (:period, :year)
                  and authority in (:insuredProvince, :treatmentProvince, '100000'))
            """;

    private final Jdbi jdbi;

    ClearedPeriods(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The part of the event that matters here; see docs/contracts. */
    record PeriodGenerated(String authority, String tier, String period, int version) {}

    @Override
    public String consumer() {
        return "settlement.clearing-events";
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        batch.stream()
                .filter(event -> event.type().equals("period-generated.v1"))
                .map(event -> Events.read(event, PeriodGenerated.class))
                .forEach(this::keep);
    }

    private void keep(PeriodGenerated published) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP)
                                .bind("authority", published.authority())
                                .bind("tier", published.tier())
                                .bind("period", published.period())
                                .bind("version", published.version())
                                .execute());
    }

    public boolean isCleared(RegionPair pair, Period month) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IS_CLEARED)
                                .bind("tier", pair.tier())
                                .bind("period", month)
                                .bind("year", month.year())
                                .bind("insuredProvince", pair.insured().province())
                                .bind("treatmentProvince", pair.treatment().province())
                                .mapTo(Boolean.class)
                                .one());
    }
}
