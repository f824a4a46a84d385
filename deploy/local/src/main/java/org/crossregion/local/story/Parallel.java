package org.crossregion.local.story;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A few hands that work beside each other; the first that fails fails the whole. */
final class Parallel implements AutoCloseable {

    private final ExecutorService hands;

    Parallel(int hands) {
        this.hands =
                Executors.newFixedThreadPool(
                        hands,
                        task -> {
                            Thread thread = new Thread(task, "story");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    ExecutorService hands() {
        return hands;
    }

    /** Does something for each, and returns when it is done for all. */
    <T> void forEach(Collection<T> all, Consumer<T> work) {
        List<CompletableFuture<Void>> running =
                all.stream()
                        .map(one -> CompletableFuture.runAsync(() -> work.accept(one), hands))
                        .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
