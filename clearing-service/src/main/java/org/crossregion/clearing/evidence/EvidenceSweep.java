package org.crossregion.clearing.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every Beijing midnight, removes files that no row names: what a crash left. */
@ApplicationScoped
class EvidenceSweep implements BusinessJob {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int BATCH = 1000;

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
        return Optional.of(Beijing.startOf(Beijing.day(after).plusDays(1)));
    }

    @Override
    public void run(Instant due) {
        Instant before = due.minus(KEPT);
        shelf.removeDraftsOlderThan(before);
        shelf.eachOlderThan(before, BATCH, contents -> sweep(contents, before));
    }

    private void sweep(List<String> contents, Instant before) {
        Set<String> known = repository.known(contents);
        contents.stream()
                .filter(sha256 -> !known.contains(sha256))
                .forEach(sha256 -> remove(sha256, before));
    }

    /** Under the lock of its content: an upload of the same waits, and writes it again. */
    private void remove(String sha256, Instant before) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            repository.lock(sha256);
                            if (repository.known(List.of(sha256)).isEmpty()) {
                                shelf.removeOlder(sha256, before);
                            }
                        });
    }
}
