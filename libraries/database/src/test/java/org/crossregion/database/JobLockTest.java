package org.crossregion.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.embedded.TestServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class JobLockTest {

    private DirectConnections connections;
    private JobLock one;
    private JobLock other;

    @BeforeEach
    void twoInstancesOfAService() {
        connections =
                new DirectConnections(
                        TestServices.shared().freshDatabase(), "postgres", "postgres");
        one = new JobLock(connections);
        other = new JobLock(connections);
    }

    @Test
    void of_two_instances_one_runs_a_job_and_the_other_goes_on_without() {
        boolean ran =
                one.tryRun(
                        "seal",
                        () -> {
                            assertThat(other.tryRun("seal", JobLockTest::mustNotRun)).isFalse();
                            assertThat(one.tryRun("seal", JobLockTest::mustNotRun)).isFalse();
                            assertThat(other.tryRun("another job", () -> {})).isTrue();
                        });

        assertThat(ran).isTrue();
        assertThat(other.tryRun("seal", () -> {})).isTrue();
    }

    private static void mustNotRun() {
        throw new AssertionError("ran twice");
    }

    @Test
    void a_job_that_fails_gives_its_lock_back() {
        assertThatThrownBy(
                        () ->
                                one.tryRun(
                                        "seal",
                                        () -> {
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        assertThat(other.tryRun("seal", () -> {})).isTrue();
    }

    @Test
    void an_instance_whose_session_was_cut_opens_another() throws Exception {
        assertThat(one.tryRun("seal", () -> {})).isTrue();
        try (Connection admin = connections.open("admin")) {
            admin.createStatement()
                    .execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where application_name = 'job locks'"
                                    + " and datname = current_database()");
        }

        assertThat(one.tryRun("seal", () -> {})).isTrue();
    }

    @Test
    void many_threads_of_two_instances_never_run_a_job_at_the_same_time() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(6);
        CountDownLatch start = new CountDownLatch(1);
        var all =
                java.util.stream.IntStream.range(0, 6)
                        .<Future<?>>mapToObj(
                                number ->
                                        threads.submit(
                                                () -> {
                                                    start.await();
                                                    for (int i = 0; i < 50; i++) {
                                                        JobLock lock =
                                                                number % 2 == 0 ? one : other;
                                                        lock.tryRun(
                                                                "sum",
                                                                () -> {
                                                                    if (running.incrementAndGet()
                                                                            > 1) {
                                                                        overlaps.incrementAndGet();
                                                                    }
                                                                    runs.incrementAndGet();
                                                                    running.decrementAndGet();
                                                                });
                                                    }
                                                    return null;
                                                }))
                        .toList();
        start.countDown();
        for (Future<?> one : all) {
            one.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(overlaps).hasValue(0);
        assertThat(runs.get()).isPositive();
    }
}
