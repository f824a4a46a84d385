package org.crossregion.web.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.database.JobLock;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditRepository.Sealed;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Chains audit rows by hash. Rows get their places after their transactions, by one instance at a
 * time, so that the chain costs the business nothing; once a Beijing day its head goes to a topic,
 * where the database's owner cannot change it.
 */
@ApplicationScoped
class AuditChain {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);
    private static final long PAUSE_MILLIS = 300;
    private static final long STOP_SECONDS = 5;
    private static final int BATCH = 5_000;
    private static final int VERIFY_SECONDS = 1_800;

    private final AuditRepository rows;
    private final Jdbi jdbi;
    private final JobLock lock;
    private final Outbox outbox;
    private final String service;
    private ScheduledExecutorService sealing;

    AuditChain(
            AuditRepository rows,
            Jdbi jdbi,
            JobLock lock,
            Outbox outbox,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.rows = rows;
        this.jdbi = jdbi;
        this.lock = lock;
        this.outbox = outbox;
        this.service = service;
    }

    void start(@Observes StartupEvent start) {
        sealing =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "audit-sealer");
                            thread.setDaemon(true);
                            return thread;
                        });
        sealing.scheduleWithFixedDelay(
                this::sealQuietly, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets a batch under way end: what it has not sealed, the next start will. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        sealing.shutdown();
        if (!sealing.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("sealing audit rows was cut short");
        }
    }

    private void sealQuietly() {
        try {
            if (rows.hasUnsealed()) {
                lock.tryRun("audit-sealer", this::sealAll);
            }
        } catch (RuntimeException e) {
            LOG.warn("audit rows could not be sealed now; the next round will", e);
        }
    }

    private void sealAll() {
        int sealed = BATCH;
        while (sealed == BATCH) {
            sealed = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(this::sealBatch));
        }
    }

    private int sealBatch(Handle handle) {
        ChainLink link = rows.lockHead(handle);
        List<Sealed> sealed = new ArrayList<>();
        for (AuditEntry entry : rows.pending(handle, BATCH)) {
            link = link.next(entry);
            sealed.add(new Sealed(entry, link));
        }
        if (!sealed.isEmpty()) {
            rows.seal(handle, sealed);
            publishDaily(handle, link);
        }
        return sealed.size();
    }

    /** By the system's day: the chain guards what happened, whatever the business clock says. */
    private void publishDaily(Handle handle, ChainLink head) {
        Instant now = Instant.now();
        LocalDate day = Beijing.day(now);
        if (rows.publish(handle, day, head)) {
            outbox.add(
                    new AuditHead(
                            EventIds.next(),
                            now,
                            service,
                            day,
                            head.position(),
                            HexFormat.of().formatHex(head.hash())));
        }
    }

    ChainState verify() {
        return QuarkusTransaction.requiringNew()
                .timeout(VERIFY_SECONDS)
                .call(() -> jdbi.withHandle(this::verify));
    }

    private ChainState verify(Handle handle) {
        ChainLink head = rows.head(handle);
        ChainLink link = ChainLink.ORIGIN;
        try (Stream<Sealed> chain = rows.chain(handle, head.position())) {
            for (Iterator<Sealed> next = chain.iterator(); next.hasNext(); ) {
                Sealed row = next.next();
                ChainLink expected = link.next(row.entry());
                boolean fits =
                        expected.position() == row.link().position()
                                && expected.hasHash(row.link().hash());
                if (!fits) {
                    return ChainState.brokenAtId(link.position(), row.entry().id());
                }
                link = expected;
            }
        }
        return link.position() == head.position() && link.hasHash(head.hash())
                ? ChainState.intact(link.position())
                : ChainState.brokenAtEnd(link.position(), head.position());
    }
}
