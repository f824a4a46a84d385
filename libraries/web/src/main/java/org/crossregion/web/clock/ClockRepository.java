package org.crossregion.web.clock;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stores the clock's shift, and how far each business job has come. */
@ApplicationScoped
class ClockRepository {

    private static final String FIND =
            """
            select shift_micros from business_clock
            """;

    private static final String STORE =
            """
            insert into business_clock (id, shift_micros) values (true, :micros)
            on conflict (id) do update set shift_micros = excluded.shift_micros
            """;

    private static final String JOBS =
            """
            select job, done_until from job_run order by job
            """;

    private static final String REGISTER =
            """
            insert into job_run (job, done_until) values (:job, :start)
            on conflict (job) do nothing
            """;

    private static final String DONE =
            """
            update job_run set done_until = :due where job = :job and done_until < :due
            """;

    private static final String START_AT =
            """
            update job_run set done_until = :start where done_until > :start
            """;

    private final Jdbi jdbi;

    ClockRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Duration> find() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .mapTo(Long.class)
                                .findOne()
                                .map(micros -> Duration.ofNanos(Math.multiplyExact(micros, 1000))));
    }

    /** In a transaction of its own: others must see it at once. */
    void store(Duration shift) {
        long micros = Math.floorDiv(shift.toNanos(), 1000);
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.createUpdate(STORE)
                                                        .bind("micros", micros)
                                                        .execute()));
    }

    /** The last due instant done, by job. */
    Map<String, Instant> jobs() {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(JOBS)
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        row.getString("job"),
                                                        row.getTimestamp("done_until").toInstant()))
                                .list()
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    void register(String job, Instant start) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(REGISTER)
                                .bind("job", job)
                                .bind("start", start)
                                .execute());
    }

    /**
     * Records that a due instant is done, in the transaction of its work.
     *
     * @throws IllegalStateException if it was done already: the work must not stay
     */
    void done(String job, Instant due) {
        int updated =
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(DONE)
                                        .bind("job", job)
                                        .bind("due", due)
                                        .execute());
        if (updated != 1) {
            throw new IllegalStateException(job + " of " + due + " was done by another instance");
        }
    }

    /** All jobs begin anew, no later than that. */
    void startJobsAt(Instant start) {
        jdbi.useHandle(handle -> handle.createUpdate(START_AT).bind("start", start).execute());
    }
}
