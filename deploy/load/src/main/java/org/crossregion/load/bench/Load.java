package org.crossregion.load.bench;

import org.crossregion.load.data.Stay;
import org.crossregion.load.data.Template;
import org.crossregion.load.replay.Replay;
import org.crossregion.load.replay.Replay.Target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Settles stays from many threads, as fast as it goes or by a schedule. */
final class Load {

    private static final AtomicLong MESSAGES = new AtomicLong();

    private Load() {}

    /** One thread's way of settling. */
    interface Settler extends AutoCloseable {
        void settle(Stay stay) throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Where a thread gets its settler from. */
    interface Source {
        Settler open() throws Exception;
    }

    /** What a run came to: how many a second, and how long each took in milliseconds. */
    record Result(double perSecond, double[] sortedMillis) {

        double percentile(double share) {
            int index = (int) Math.ceil(share * sortedMillis.length) - 1;
            return sortedMillis.length == 0 ? 0 : sortedMillis[Math.max(0, index)];
        }
    }

    static String message() {
        return "LOAD%026d".formatted(MESSAGES.incrementAndGet());
    }

    /** Over HTTP; the answer must name a settlement. */
    static Source http(int port) {
        return () -> {
            HttpClient client = new HttpClient(port);
            return new Settler() {
                @Override
                public void settle(Stay stay) throws Exception {
                    byte[] answer = client.post(Template.settle(stay, message()));
                    String text = new String(answer, StandardCharsets.UTF_8);
                    if (!text.contains("\"setl_id\":\"A")) {
                        throw new IllegalStateException(text);
                    }
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        };
    }

    /** Where connections come from; one that was used before comes again, as from a pool. */
    interface Connections {
        Connection open() throws SQLException;
    }

    /** By plain JDBC: the statements before, and the transaction. */
    static Source jdbc(Connections connections, Replay replay) {
        Queue<Connection> idle = new ConcurrentLinkedQueue<>();
        return () -> {
            Connection before = idle.poll();
            Connection connection = before == null ? connections.open() : before;
            return new Settler() {
                @Override
                public void settle(Stay stay) throws SQLException {
                    Target target = new Target(stay.visit(), stay.person(), message());
                    connection.setAutoCommit(true);
                    replay.before(connection, target);
                    connection.setAutoCommit(false);
                    replay.inside(connection, target);
                    connection.commit();
                }

                @Override
                public void close() {
                    idle.add(connection);
                }
            };
        };
    }

    /** Everybody settles one stay after the other until the time is over. */
    static Result closed(Source source, Stays stays, int threads, double seconds) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<double[]> times =
                inThreads(
                        source,
                        threads,
                        settler -> {
                            Times own = new Times();
                            while (System.nanoTime() < end) {
                                long from = System.nanoTime();
                                settler.settle(stays.take());
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
    static Result open(Source source, Stays stays, int threads, double seconds, double perSecond)
            throws Exception {
        long start = System.nanoTime();
        long count = (long) Math.ceil(seconds * perSecond);
        AtomicLong next = new AtomicLong();
        List<double[]> times =
                inThreads(
                        source,
                        threads,
                        settler -> {
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
                                settler.settle(stays.take());
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

    /** What one thread does with its settler. */
    private interface Work {
        double[] run(Settler settler) throws Exception;
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
                                    try (Settler settler = source.open()) {
                                        return work.run(settler);
                                    }
                                }));
            }
            List<double[]> times = new ArrayList<>();
            for (Future<double[]> one : running) {
                times.add(one.get());
            }
            return times;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a settlement failed: " + e.getCause(), e.getCause());
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
