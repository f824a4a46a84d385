package org.crossregion.web.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.web.json.Texts;
import org.crossregion.web.security.Environment;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How far business time is from the system's. In production there is no shift at all; elsewhere
 * every instance looks several times a second whether another one has changed it.
 */
@ApplicationScoped
class ClockShift {

    /** Before any other observer of the start asks for the time. */
    static final int EARLY = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ClockShift.class);
    private static final long LOOK_MILLIS = 400;

    private final ClockRepository repository;
    private final Optional<String> firstInstant;
    private final ThreadLocal<Instant> pinned = new ThreadLocal<>();
    private final boolean fixed = Environment.isProduction();
    private volatile Optional<Duration> shift = Optional.empty();
    private ScheduledExecutorService looking;

    ClockShift(
            ClockRepository repository,
            @ConfigProperty(name = "crossregion.clock.start") Optional<String> firstInstant) {
        this.repository = repository;
        this.firstInstant = firstInstant;
    }

    void start(@Observes @Priority(EARLY) StartupEvent start) {
        if (fixed) {
            return;
        }
        refresh();
        if (!isSet()) {
            firstInstant.map(Texts::instant).ifPresent(this::set);
        }
        looking =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "business-clock");
                            thread.setDaemon(true);
                            return thread;
                        });
        looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (looking != null) {
            looking.shutdown();
        }
    }

    Instant instant() {
        Instant due = pinned.get();
        return due != null ? due : systemTime().plus(shift.orElse(Duration.ZERO));
    }

    boolean isSet() {
        return shift.isPresent();
    }

    /**
     * Makes it that instant now, here at once and in the other instances within a second. Never at
     * the same time as {@link #refresh}, which would put back what it had read before.
     */
    synchronized void set(Instant instant) {
        Duration chosen = Duration.between(systemTime(), instant);
        repository.store(chosen);
        shift = Optional.of(chosen);
    }

    synchronized void refresh() {
        if (!fixed) {
            shift = repository.find();
        }
    }

    /** Runs work for which time stands still. */
    void pinned(Instant instant, Runnable work) {
        pinned.set(instant);
        try {
            work.run();
        } finally {
            pinned.remove();
        }
    }

    boolean isPinned() {
        return pinned.get() != null;
    }

    private void look() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.debug("the business clock could not be looked up; it keeps its shift", e);
        }
    }

    private static Instant systemTime() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
