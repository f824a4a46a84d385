package org.crossregion.filing.document;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every Beijing midnight, removes uploads that no filing has named for a day, and files that no row
 * names (what a crash between file and row left, and the uploads removed the night before).
 */
@ApplicationScoped
class DocumentSweep implements BusinessJob {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST = 100_000;

    private final DocumentStore store;
    private final DocumentRepository documents;

    DocumentSweep(DocumentStore store, DocumentRepository documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public String name() {
        return "document-sweep";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        Instant before = due.minus(KEPT);
        store.sweep(before, documents::knownContents, this::alone);
        List<String> unnamed = documents.unnamed(before, MOST);
        unnamed.forEach(id -> QuarkusTransaction.requiringNew().run(() -> documents.remove(id)));
    }

    private void alone(String sha256, Runnable work) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            documents.lock(sha256);
                            work.run();
                        });
    }
}
