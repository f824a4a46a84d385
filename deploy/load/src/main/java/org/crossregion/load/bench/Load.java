package org.crossregion.load.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Does one thing after the other from many threads, as fast as it goes or by a schedule. */
public final class Load {

    private Load() {}

    /** One thread's way of doing it. */
    public interface Worker extends AutoCloseable {
        void once() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Where a thread gets its way from. */
    public interface Source {
        Worker open() throws Exception;
    }

    /** What a run came to: how many a second, and how long each took in milliseconds. */
    public record Result(double perSecond, double[] sortedMillis) {

        public double percentile(double share) {
            int index = (int) Math.ceil(share * sortedMillis.length) - 1;
            return sortedMillis.length == 0 ? 0 : sortedMillis[Math.max(0, index)];
        }
    }

    /** Everybody does one after the other until the time is over. */
    public static Result closed(Source source, int threads, double seconds) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<double[]> times =
                inThreads(
                        source,
                        threads,
                        worker -> {
                            Times own = new Times();
                            while (System.nanoTime() < end) {
                                long from = System.nanoTime();
                                worker.once();
                                own.add(from);
                            }
                            return own.all();
                        });
        return result(times, start);
    }

    /**
     * Requests are due at fixed times whether or not earlier ones are answered; a request's time
     * counts from when it was due.
     */
    public static Result open(Source source, int threads, double seconds, double perSecond)
            throws Exception {
        long start = System.nanoTime();
        long count = (long) Math.ceil(seconds * perSecond);
        AtomicLong next = new AtomicLong();
        List<double[]> times =
                inThreads(
                        source,
                        threads,
                        worker -> {
                            Times own = new Times();
                            for (long i = next.getAndIncrement();
                                    i < count;
                                    i = next.getAndIncrement()) {
                                long due = start + (long) (i * 1e9 / perSecond);
                                for (long left = due - System.nanoTime();
                                        left > 0;
                                        left = due - System.nanoTime()) {
                                    LockSupport.parkNanos(left);
                                }
                                worker.once();
                                own.add(due);
                            }
                            return own.all();
                        });
        return result(times, start);
    }

    private static Result result(List<double[]> times, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] all = times.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return new Result(all.length / seconds, all);
    }

    /** What one thread does with its way. */
    private interface Work {
        double[] run(Worker worker) throws Exception;
    }

    private static List<double[]> inThreads(Source source, int threads, Work work)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<double[]>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(
                        pool.submit(
                                () -> {
                                    try (Worker worker = source.open()) {
                                        return work.run(worker);
                                    }
                                }));
            }
            List<double[]> times = new ArrayList<>();
            for (Future<double[]> one : running) {
                times.add(one.get());
            }
            return times;
        } catch (ExecutionException e) {
            throw new IllegalStateException("it failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** Milliseconds, gathered by one thread. */
    private static final class Times {

        private double[] times = new double[1024];
        private int count;

        void add(long fromNanos) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = (System.nanoTime() - fromNanos) / 1e6;
        }

        double[] all() {
            return Arrays.copyOf(times, count);
        }
    }
}
