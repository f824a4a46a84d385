package org.crossregion.fund.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Raises an alert whenever a threshold is crossed. */
@ApplicationScoped
public class Alerts {

    private final AlertRepository repository;
    private final Outbox outbox;
    private final Clock clock;

    Alerts(AlertRepository repository, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Which pair's and scheme's use may have moved. */
    public record Watched(RegionPair pair, Scheme scheme) implements Comparable<Watched> {

        @Override
        public int compareTo(Watched other) {
            int byPair = pair.compareTo(other.pair);
            return byPair != 0 ? byPair : scheme.code().compareTo(other.scheme.code());
        }
    }

    /**
     * Takes the locks under which the use of these must then be measured, so that two batches that
     * move the same pair cannot both miss a crossing.
     *
     * @param guards in their order, so that no two callers wait for each other
     */
    @Transactional(TxType.MANDATORY)
    public void lock(int year, List<Guard> guards) {
        repository.lock(year, guards);
    }

    /** Compares what was measured with the thresholds. */
    @Transactional(TxType.MANDATORY)
    public void judge(List<Measured> measurements) {
        Instant now = clock.instant();
        measurements.forEach(measured -> judge(measured, now));
    }

    private void judge(Measured measured, Instant now) {
        Watch before = repository.watch(measured);
        Money used = measured.used().orZeroIfNegative();
        Watch.Look look = before.at(used, measured.paidIn(), measured.thresholds());
        if (!look.next().equals(before)) {
            repository.remember(measured, look.next());
        }
        look.raised().ifPresent(level -> raise(level, measured, used, now));
    }

    private void raise(AlertLevel level, Measured measured, Money used, Instant now) {
        Alert alert =
                new Alert(
                        0,
                        EventIds.next(),
                        now,
                        level,
                        measured.guard(),
                        measured.period(),
                        Thresholds.share(used, measured.paidIn()),
                        measured.paidIn(),
                        used);
        repository.add(alert);
        outbox.add(AlertRaised.of(alert));
    }

    /** Alerts after one of a given id, oldest first. */
    List<Alert> after(long id, String insuredPrefix, int limit) {
        return repository.after(id, insuredPrefix, limit);
    }
}
