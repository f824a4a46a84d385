package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.values.Period;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells other capabilities how much of a pair's fund is in use. */
@ApplicationScoped
public class Utilisation {

    private final UtilisationRepository repository;
    private final Clock clock;

    Utilisation(UtilisationRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Where a pair and scheme stand: the running month or the last one that was cleared, whichever
     * uses more; empty if there is neither money nor use.
     */
    public Optional<Utilised> highest(Watched one) {
        Period running = Period.monthOf(clock.instant());
        List<Utilised> looks = new ArrayList<>(repository.of(running, List.of(one)));
        repository
                .lastCleared(one, running)
                .ifPresent(month -> looks.addAll(repository.of(month, List.of(one))));
        return looks.stream().max(Comparator.comparing(Utilised::used));
    }
}
