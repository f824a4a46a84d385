package org.crossregion.web.desk;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;
import org.jdbi.v3.core.Jdbi;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Rings at the same time every day, and can be told to fail. */
abstract class Bell implements BusinessJob {

    final AtomicBoolean broken = new AtomicBoolean();

    private final String name;
    private final int hour;
    private final Jdbi jdbi;
    private final Clock clock;

    Bell(String name, int hour, Jdbi jdbi, Clock clock) {
        this.name = name;
        this.hour = hour;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        LocalDate day = Beijing.day(after);
        Instant today = Beijing.instant(day.atTime(hour, 0));
        return Optional.of(
                today.isAfter(after) ? today : Beijing.instant(day.plusDays(1).atTime(hour, 0)));
    }

    @Override
    public void run(Instant due) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into desk_bell (job, due, clock) values (?, ?, ?)",
                                name,
                                due.atOffset(ZoneOffset.UTC),
                                clock.instant().atOffset(ZoneOffset.UTC)));
        if (broken.get()) {
            throw new IllegalStateException("the clapper is off");
        }
    }
}
