package org.crossregion.filing.batch;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.batch.BatchRows.KnownRow;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.values.Beijing;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works a list from where it stands to its end. Rows of one person stay together and in their
 * order; some rows share a transaction, and what is committed is not worked again.
 */
@ApplicationScoped
class BatchRun {

    private static final Logger LOG = Logger.getLogger(BatchRun.class);

    private static final int CHUNK = 200;
    private static final int TRANSACTION_SECONDS = 120;
    private static final int TRIES = 3;

    private final BatchRepository batches;
    private final BatchRows rows;
    private final RowFiling filing;
    private final FilingPolicies policies;
    private final Uploader uploader;
    private final Clock clock;
    private final int threads;
    private final AtomicBoolean stopping = new AtomicBoolean();

    BatchRun(
            BatchRepository batches,
            BatchRows rows,
            RowFiling filing,
            FilingPolicies policies,
            Uploader uploader,
            Clock clock,
            @ConfigProperty(name = "crossregion.filing.batch.threads", defaultValue = "2")
                    int threads) {
        this.batches = batches;
        this.rows = rows;
        this.filing = filing;
        this.policies = policies;
        this.uploader = uploader;
        this.clock = clock;
        this.threads = threads;
    }

    /** What is under way is finished; nothing new is begun. */
    void stop() {
        stopping.set(true);
    }

    void work(Batch batch) {
        batches.start(batch.id(), clock.instant());
        FilingPolicy policy =
                policies.inForce(batch.region(), Beijing.day(clock.instant())).value();
        Set<Integer> done = batches.doneRows(batch.id());
        List<KnownRow> left =
                rows.of(batch, batches.file(batch.id()), policy).stream()
                        .filter(row -> !done.contains(row.draft().row()))
                        .toList();
        Queue<List<KnownRow>> chunks = new ConcurrentLinkedQueue<>(chunks(left));
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 1; i <= Math.min(threads, chunks.size()); i++) {
            Thread worker =
                    new Thread(
                            () -> drain(batch, policy, chunks, failure),
                            "batch-" + batch.id() + "-" + i);
            worker.setContextClassLoader(Thread.currentThread().getContextClassLoader());
            workers.add(worker);
            worker.start();
        }
        workers.forEach(BatchRun::join);
        if (failure.get() != null) {
            throw failure.get();
        }
        if (chunks.isEmpty() && !stopping.get()) {
            batches.finish(batch.id(), clock.instant());
            LOG.infof("batch %s of %d rows is done", batch.id(), batch.rows());
        }
    }

    private void drain(
            Batch batch,
            FilingPolicy policy,
            Queue<List<KnownRow>> chunks,
            AtomicReference<RuntimeException> failure) {
        for (List<KnownRow> chunk = next(chunks, failure);
                chunk != null;
                chunk = next(chunks, failure)) {
            List<KnownRow> taken = chunk;
            try {
                uploader.work(batch, () -> file(batch, policy, taken));
            } catch (RuntimeException e) {
                failure.set(e);
            }
        }
    }

    private List<KnownRow> next(
            Queue<List<KnownRow>> chunks, AtomicReference<RuntimeException> failure) {
        return stopping.get() || failure.get() != null ? null : chunks.poll();
    }

    /** Together; if that fails for a reason that is no refusal, one by one. */
    private void file(Batch batch, FilingPolicy policy, List<KnownRow> chunk) {
        try {
            inTransaction(() -> filing.file(batch, policy, chunk));
        } catch (RuntimeException together) {
            if (stopping.get()) {
                throw together;
            }
            LOG.warnf(
                    "batch %s: %d rows failed together and are tried one by one: %s",
                    batch.id(), chunk.size(), together);
            chunk.forEach(row -> fileAlone(batch, policy, row));
        }
    }

    private void fileAlone(Batch batch, FilingPolicy policy, KnownRow row) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                inTransaction(() -> filing.file(batch, policy, List.of(row)));
                return;
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "batch %s, row %d failed for the %d. time",
                        batch.id(),
                        row.draft().row(),
                        attempt);
            }
        }
        // If the database is away this fails, too, and the list is taken up again later.
        inTransaction(() -> filing.giveUp(batch, row));
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(work);
    }

    /** In the order of the list, the rows of one person never apart. */
    static List<List<KnownRow>> chunks(List<KnownRow> rows) {
        Map<String, List<KnownRow>> byPerson = new LinkedHashMap<>();
        for (KnownRow row : rows) {
            String key = row.personNo().isEmpty() ? "row " + row.draft().row() : row.personNo();
            byPerson.computeIfAbsent(key, no -> new ArrayList<>()).add(row);
        }
        List<List<KnownRow>> chunks = new ArrayList<>();
        List<KnownRow> chunk = new ArrayList<>();
        for (List<KnownRow> ofOne : byPerson.values()) {
            if (!chunk.isEmpty() && chunk.size() + ofOne.size() > CHUNK) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
            }
            chunk.addAll(ofOne);
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    private static void join(Thread worker) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
