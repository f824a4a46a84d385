package org.crossregion.clearing.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Every Beijing midnight, removes files that no row names: what a crash left. */
@ApplicationScoped
class EvidenceSweep implements BusinessJob {

    private static final Duration KEPT = Duration.ofDays(1);

    private final EvidenceShelf shelf;
    private final EvidenceRepository repository;

    EvidenceSweep(EvidenceShelf shelf, EvidenceRepository repository) {
        this.shelf = shelf;
        this.repository = repository;
    }

    @Override
    public String name() {
        return "evidence-sweep";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        shelf.sweep(due.minus(KEPT), repository::known, this::alone);
    }

    private void alone(String sha256, Runnable work) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            repository.lock(sha256);
                            work.run();
                        });
    }
}
