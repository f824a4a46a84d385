package org.crossregion.filing.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class GatheringTest {

    private static final int MOST = 5;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Counter counter = new Counter();
    private final Gathering<Integer, String> gathering =
            new Gathering<>(counter, 1, MOST, 8, () -> new IllegalStateException("full"));

    /** Works when it may; what is divisible by 100 fails, and takes its neighbours with it. */
    private static final class Counter implements Work<Integer, String> {

        private final Semaphore allowed = new Semaphore(0);
        private final Semaphore begun = new Semaphore(0);
        private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
        private final List<Integer> lonely = Collections.synchronizedList(new ArrayList<>());

        @Override
        public List<Answer<String>> together(List<Integer> jobs) {
            begun.release();
            allowed.acquireUninterruptibly();
            batches.add(List.copyOf(jobs));
            if (jobs.stream().anyMatch(job -> job % 100 == 0)) {
                throw new IllegalArgumentException("fails together");
            }
            return jobs.stream().map(Counter::answer).toList();
        }

        private static Answer<String> answer(int job) {
            if (job % 10 == 0) {
                return Answer.alone();
            }
            return job < 0
                    ? Answer.failed(new IllegalArgumentException("refused " + job))
                    : Answer.of("done " + job);
        }

        @Override
        public String alone(Integer job) {
            lonely.add(job);
            return "alone " + job;
        }
    }

    @AfterEach
    void release() {
        counter.allowed.release(1_000_000);
        callers.shutdownNow();
    }

    @Test
    void who_comes_alone_is_worked_at_once_and_by_their_own_thread() {
        counter.allowed.release();
        assertThat(gathering.ask(1)).isEqualTo("done 1");
        assertThat(counter.batches).containsExactly(List.of(1));
    }

    @Test
    void who_comes_meanwhile_is_worked_together_in_the_order_of_coming() throws Exception {
        Future<String> first = busy(1);
        List<Future<String>> others = waiting(2, 3, 4);
        counter.allowed.release(2);

        assertThat(first.get()).isEqualTo("done 1");
        assertThat(others.get(0).get()).isEqualTo("done 2");
        assertThat(others.get(2).get()).isEqualTo("done 4");
        assertThat(counter.batches).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void no_more_than_so_many_are_worked_together() throws Exception {
        busy(1);
        List<Future<String>> others = waiting(2, 3, 4, 5, 6, 7);
        counter.allowed.release(3);
        others.forEach(GatheringTest::get);
        assertThat(counter.batches).containsExactly(List.of(1), List.of(2, 3, 4, 5, 6), List.of(7));
    }

    @Test
    void workers_that_become_free_together_do_not_tear_apart_who_waits_in_order() throws Exception {
        Gathering<Integer, String> two =
                new Gathering<>(counter, 2, MOST, 8, () -> new IllegalStateException("full"));
        busy(two, 1);
        busy(two, 2);
        List<Future<String>> others = waiting(two, 3, 4, 5);
        counter.allowed.release(3);
        others.forEach(GatheringTest::get);
        assertThat(counter.batches).contains(List.of(3, 4, 5));
    }

    @Test
    void what_is_refused_is_thrown_where_it_came_from_and_nowhere_else() throws Exception {
        busy(1);
        List<Future<String>> others = waiting(2, -3, 4);
        counter.allowed.release(2);
        assertThat(get(others.get(0))).isEqualTo("done 2");
        assertThatThrownBy(() -> others.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("refused -3");
        assertThat(get(others.get(2))).isEqualTo("done 4");
    }

    @Test
    void what_fails_together_is_worked_one_by_one() throws Exception {
        busy(1);
        List<Future<String>> others = waiting(2, 100, 4);
        counter.allowed.release(2);
        assertThat(others.stream().map(GatheringTest::get))
                .containsExactly("alone 2", "alone 100", "alone 4");
        assertThat(counter.lonely).containsExactlyInAnyOrder(2, 100, 4);
    }

    @Test
    void what_must_be_worked_by_itself_is_when_the_others_are_done() throws Exception {
        busy(1);
        List<Future<String>> others = waiting(2, 10, 4);
        counter.allowed.release(2);
        assertThat(others.stream().map(GatheringTest::get))
                .containsExactly("done 2", "alone 10", "done 4");
    }

    @Test
    void a_failure_of_one_that_came_alone_is_its_own() {
        counter.allowed.release();
        assertThatThrownBy(() -> gathering.ask(100)).hasMessage("fails together");
        counter.allowed.release();
        assertThat(gathering.ask(1)).isEqualTo("done 1");
    }

    @Test
    void who_finds_no_room_is_told_so_and_who_waits_is_worked() throws Exception {
        busy(1);
        List<Future<String>> others = waiting(2, 3, 4, 5, 6, 7, 8, 9);
        assertThatThrownBy(() -> gathering.ask(11)).hasMessage("full");
        counter.allowed.release(3);
        others.forEach(GatheringTest::get);
        counter.allowed.release();
        assertThat(gathering.ask(11)).isEqualTo("done 11");
    }

    /** A worker that breaks leaves nobody waiting and hands on. */
    @Test
    void an_error_is_everybodys_and_the_next_are_worked() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Gathering<Integer, String> breaking =
                new Gathering<>(
                        new Work<>() {
                            @Override
                            public List<Answer<String>> together(List<Integer> jobs) {
                                if (calls.getAndIncrement() == 0) {
                                    throw new StackOverflowError();
                                }
                                return jobs.stream().map(job -> Answer.of("done")).toList();
                            }

                            @Override
                            public String alone(Integer job) {
                                return "alone";
                            }
                        },
                        1,
                        MOST,
                        8,
                        IllegalStateException::new);
        assertThatThrownBy(() -> breaking.ask(1)).isInstanceOf(StackOverflowError.class);
        assertThat(breaking.ask(2)).isEqualTo("done");
    }

    /** Whatever the moments: each job is worked once and has its own answer. */
    @Test
    void of_thousands_each_has_its_own_answer_once() throws Exception {
        counter.allowed.release(1_000_000);
        Gathering<Integer, String> crowded =
                new Gathering<>(counter, 2, MOST, 100, () -> new IllegalStateException("full"));
        List<Future<Integer>> all = new ArrayList<>();
        for (int caller = 0; caller < 16; caller++) {
            int from = caller * 1000;
            all.add(
                    callers.submit(
                            () -> {
                                int right = 0;
                                for (int i = 1; i <= 200; i++) {
                                    int job = from + i;
                                    String expected =
                                            job % 10 == 0 && job % 100 != 0
                                                    ? "alone " + job
                                                    : "done " + job;
                                    if (ThreadLocalRandom.current().nextInt(10) == 0) {
                                        Thread.yield();
                                    }
                                    String answer = asked(crowded, job);
                                    boolean lonely = answer.equals("alone " + job);
                                    right += answer.equals(expected) || lonely ? 1 : 0;
                                }
                                return right;
                            }));
        }
        for (Future<Integer> one : all) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        }
        List<Integer> tried = counter.batches.stream().flatMap(List::stream).toList();
        assertThat(tried).hasSize(3200).doesNotHaveDuplicates();
    }

    private static String asked(Gathering<Integer, String> crowded, int job) {
        try {
            return crowded.ask(job);
        } catch (IllegalArgumentException alone) {
            return "done " + job;
        }
    }

    /** The only worker, who goes on when it may. */
    private Future<String> busy(int job) {
        return busy(gathering, job);
    }

    private Future<String> busy(Gathering<Integer, String> at, int job) {
        Future<String> first = callers.submit(() -> at.ask(job));
        counter.begun.acquireUninterruptibly();
        return first;
    }

    /** They queue, one after the other. */
    private List<Future<String>> waiting(int... jobs) throws InterruptedException {
        return waiting(gathering, jobs);
    }

    private List<Future<String>> waiting(Gathering<Integer, String> at, int... jobs)
            throws InterruptedException {
        List<Future<String>> futures = new ArrayList<>();
        for (int job : IntStream.of(jobs).toArray()) {
            int before = at.waiting();
            futures.add(callers.submit(() -> at.ask(job)));
            while (at.waiting() == before) {
                Thread.sleep(1);
            }
        }
        return futures;
    }

    private static String get(Future<String> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
