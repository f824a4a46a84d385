package org.crossregion.clearing.detail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessJob;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a partition ready for this month and the next three; one for any other month is made when
 * its first detail comes.
 */
@ApplicationScoped
class Partitions implements BusinessJob {

    private static final int MONTHS_AHEAD = 3;

    private final PartitionRepository repository;
    private final Clock clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Partitions(PartitionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent started) {
        prepare(clock.instant());
    }

    /** Makes sure that there is a partition for each of these months, in its own transaction. */
    void ensure(Collection<Period> months) {
        for (Period month : months) {
            if (!known.contains(month.toString())) {
                QuarkusTransaction.requiringNew().run(() -> repository.add(month));
                known.add(month.toString());
            }
        }
    }

    @Override
    public String name() {
        return "clearing-partitions";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Period.monthOf(after).endExclusive());
    }

    @Override
    public void run(Instant due) {
        prepare(due);
    }

    private void prepare(Instant now) {
        List<Period> months = new ArrayList<>();
        Period month = Period.monthOf(now);
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            months.add(month);
            month = month.next();
        }
        known.addAll(repository.existing());
        ensure(months);
    }
}
