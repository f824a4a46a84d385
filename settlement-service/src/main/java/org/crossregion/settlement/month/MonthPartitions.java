package org.crossregion.settlement.month;

import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessJob;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes the partitions of coming months, at start-up and at the beginning of every month. */
@ApplicationScoped
public class MonthPartitions implements BusinessJob {

    private final Months months;
    private final Clock clock;

    MonthPartitions(Months months, Clock clock) {
        this.months = months;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        months.ensureAround(clock.instant());
    }

    @Override
    public String name() {
        return "settlement.month-partitions";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Period.monthOf(after).endExclusive());
    }

    @Override
    public void run(Instant due) {
        months.ensureAround(due);
    }
}
