package org.crossregion.load.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processor time of the processes of a benchmark in milliseconds, which other work on the
 * machine does not lengthen as it lengthens every rate.
 *
 * @param service of the service that is measured
 * @param compiler of the JIT in it, which a service that has run for a day no longer spends; 0
 *     where there is no /proc
 * @param bare of the bare endpoint
 * @param broker of Kafka
 * @param database of PostgreSQL, with its backends
 * @param client of the load generator
 */
public record CpuTime(
        double service,
        double compiler,
        double bare,
        double broker,
        double database,
        double client) {

    /** Of Linux's clock, in which it counts what a thread has spent. */
    private static final double MILLIS_PER_TICK = 10;

    static CpuTime of(Child service, Optional<Child> bare, Child broker, ProcessHandle postmaster) {
        return new CpuTime(
                millis(Stream.of(service.handle())),
                compiler(service.pid()),
                millis(bare.stream().map(Child::handle)),
                millis(Stream.of(broker.handle())),
                millis(postmaster.descendants()),
                millis(Stream.of(ProcessHandle.current())));
    }

    private static double millis(Stream<ProcessHandle> processes) {
        return processes
                        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e6;
    }

    private static double compiler(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(threads)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.mapToDouble(CpuTime::compilerThread).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What such a thread has spent; 0 of any other, and of one that has ended meanwhile. */
    private static double compilerThread(Path thread) {
        try {
            if (!Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*")) {
                return 0;
            }
            String stat = Files.readString(thread.resolve("stat"));
            List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12)))
                    * MILLIS_PER_TICK;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What was spent since then for each of so many. */
    public CpuTime each(CpuTime before, int count) {
        return new CpuTime(
                (service - before.service) / count,
                (compiler - before.compiler) / count,
                (bare - before.bare) / count,
                (broker - before.broker) / count,
                (database - before.database) / count,
                (client - before.client) / count);
    }
}
