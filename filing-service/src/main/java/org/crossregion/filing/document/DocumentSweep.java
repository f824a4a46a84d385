package org.crossregion.filing.document;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every Beijing midnight, removes uploads that no filing has named for a day, and files that no row
 * names (what a crash between file and row left, and the uploads removed the night before).
 */
@ApplicationScoped
class DocumentSweep implements BusinessJob {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int BATCH = 1000;
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
        return Optional.of(Beijing.startOf(Beijing.day(after).plusDays(1)));
    }

    @Override
    public void run(Instant due) {
        Instant before = due.minus(KEPT);
        store.removeDraftsOlderThan(before);
        store.eachOlderThan(before, BATCH, contents -> removeUnnamed(contents, before));
        List<String> unnamed = documents.unnamed(before, MOST);
        unnamed.forEach(id -> QuarkusTransaction.requiringNew().run(() -> documents.remove(id)));
    }

    private void removeUnnamed(List<String> contents, Instant before) {
        Set<String> known = documents.knownContents(contents);
        contents.stream()
                .filter(sha256 -> !known.contains(sha256))
                .forEach(sha256 -> removeUnnamed(sha256, before));
    }

    /** Under the lock of its content: an upload of the same waits, and writes it again. */
    private void removeUnnamed(String sha256, Instant before) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            documents.lock(sha256);
                            if (!documents.hasContent(sha256)) {
                                store.removeOlder(sha256, before);
                            }
                        });
    }
}
