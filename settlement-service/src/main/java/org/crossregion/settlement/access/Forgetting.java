package org.crossregion.settlement.access;

import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.JobLock;

import java.time.Clock;
import java.time.Instant;

/**
 * Forgets nonces, signatures and tokens that can no longer be used; by the system's clock, in one
 * instance at a time.
 */
@ApplicationScoped
public class Forgetting {

    private final AccessRepository repository;
    private final AccessConfig config;
    private final JobLock lock;
    private final Clock system = Clock.systemUTC();

    Forgetting(AccessRepository repository, AccessConfig config, JobLock lock) {
        this.repository = repository;
        this.config = config;
        this.lock = lock;
    }

    @Scheduled(every = "5m", delayed = "1m")
    void tick() {
        lock.tryRun("gateway-forgetting", () -> forget(system.instant()));
    }

    /** A nonce is kept for longer than its timestamp can lie in the window. */
    public void forget(Instant now) {
        repository.forgetNonces(now.minus(config.tifWindow().multipliedBy(3)));
        repository.forgetSignatures(now.minus(config.signatureMemory()));
        repository.forgetTokens(now);
    }
}
