package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.clearing.Months.Month;
import org.crossregion.load.stack.BenchStack;
import org.crossregion.load.stack.BenchStack.Instance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the benchmarks of clearing-service have in common: the stack, its months, the report. */
abstract class Bench implements AutoCloseable {

    private static final String READY = "/q/health/ready";
    private static final Duration READY_WITHIN = Duration.ofMinutes(10);

    /** One worker beside the leader is best on two processors. */
    private static final Map<String, String> MEASURED =
            Map.of(
                    "shared_buffers", "2GB",
                    "work_mem", "64MB",
                    "maintenance_work_mem", "512MB",
                    "max_wal_size", "8GB",
                    "max_parallel_workers_per_gather", "1",
                    "track_activity_query_size", "64kB");

    /** While millions of rows are loaded, which can be begun anew. */
    private static final Map<String, String> LOADING =
            Map.of(
                    "wal_level", "minimal",
                    "max_wal_size", "1GB",
                    "max_wal_senders", "0",
                    "checkpoint_timeout", "30min",
                    "autovacuum", "off");

    private static final int BULK = 100_000;

    private final String name;
    private final Setting setting;
    private final Path root;
    private final BenchStack stack;
    private final Optional<Shared> shared;
    private final ObjectNode report = ClearingApi.JSON.createObjectNode();
    private final StringBuilder table = new StringBuilder("\n");

    Bench(String name, Setting setting, Path root) {
        this(name, setting, root, Optional.empty());
    }

    /** Over what runs already, and goes on when this ends. */
    Bench(String name, Setting setting, Path root, Shared shared) {
        this(name, setting, root, Optional.of(shared));
    }

    private Bench(String name, Setting setting, Path root, Optional<Shared> shared) {
        this.name = name;
        this.setting = setting;
        this.root = root;
        this.shared = shared;
        this.stack =
                shared.map(Shared::stack)
                        .orElseGet(
                                () ->
                                        new BenchStack(
                                                root, setting.jvm(), setting.data(), MEASURED));
    }

    /** A stack and its service, for several benchmarks that are as short as can be. */
    record Shared(BenchStack stack, Instance service) implements AutoCloseable {

        static Shared start(Path root) {
            BenchStack stack = new BenchStack(root, S2.QUICK, Optional.empty(), MEASURED);
            try {
                stack.startFoundations();
                Instance service = stack.startClearing(List.of(collectionsIn(stack)));
                stack.awaitReady(service, READY, READY_WITHIN);
                return new Shared(stack, service);
            } catch (RuntimeException e) {
                stack.close();
                throw e;
            }
        }

        @Override
        public void close() {
            stack.close();
        }
    }

    /** The file in which the service says what it collects. */
    static Path collections(BenchStack stack) {
        return stack.data().resolve("gc.log");
    }

    /** The flag that makes it say so. */
    static String collectionsIn(BenchStack stack) {
        return "-Xlog:gc:file=" + collections(stack);
    }

    /** Measures what it is there for. */
    abstract void measure() throws Exception;

    /** Runs it, prints the table, and returns what is written to target/NAME.json. */
    final JsonNode run() throws Exception {
        if (shared.isEmpty()) {
            say("starting PostgreSQL (durable), Kafka and clearing-service");
            stack.startFoundations();
        }
        double before = load();
        measure();
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("java", System.getProperty("java.version"));
        report.put("jvm", String.join(" ", setting.jvm()));
        report.put("rounds", setting.rounds());
        report.put("loadAverageBefore", before);
        report.put("loadAverageAfter", load());
        line(
                "processors %d, load average %.2f before and %.2f after",
                Runtime.getRuntime().availableProcessors(), before, load());
        Path file = root.resolve("deploy/load/target/" + name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report.toPrettyString());
        System.out.print(table);
        System.out.println("deploy/load/target/" + name + ".json has it all");
        return report;
    }

    final Setting setting() {
        return setting;
    }

    final BenchStack stack() {
        return stack;
    }

    final ObjectNode report() {
        return report;
    }

    final ClearingApi start(String... more) {
        if (shared.isPresent()) {
            return new ClearingApi(stack, shared.get().service());
        }
        List<String> flags = new ArrayList<>(List.of(more));
        setting.profile()
                .ifPresent(
                        file ->
                                flags.add(
                                        "-XX:StartFlightRecording=settings=profile,filename="
                                                + file.toAbsolutePath()));
        Instance service = stack.startClearing(flags);
        stack.awaitReady(service, READY, READY_WITHIN);
        return new ClearingApi(stack, service);
    }

    /** How the months are that it measures. */
    Months months() {
        return new Months(stack);
    }

    /** The service over these months, which are loaded unless they are there. */
    final ClearingApi withMonths(List<Month> wanted, String... more) throws Exception {
        ClearingApi api = start(more);
        Months months = months();
        List<Month> missing = months.missing(wanted);
        if (!missing.isEmpty()) {
            months.tell(missing);
            months.institutions();
            boolean bulk = missing.stream().anyMatch(month -> month.size() > BULK);
            if (bulk) {
                stack.stop(api.service());
                stack.restartDatabase(false, LOADING);
            }
            for (Month month : missing) {
                long from = System.nanoTime();
                months.grow(month);
                say("%s: %,d settlements in %.0f s", month.month(), month.size(), since(from));
            }
            if (bulk) {
                stack.restartDatabase(true, Map.of());
                new ProcessBuilder("sync").start().waitFor();
            }
            long from = System.nanoTime();
            months.settleDown();
            say("vacuumed and analyzed in %.0f s", since(from));
            if (bulk) {
                api = start(more);
            }
            for (Month month : missing) {
                prove(api, month);
            }
        }
        report.put("detailBytes", detailBytes(months));
        return api;
    }

    private static long detailBytes(Months months) throws SQLException {
        return months.sql()
                .number(
                        "select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent"
                                + " = 'allotted_detail'::regclass");
    }

    /** The loaded rows are what intake would have left: its audit says the same of both. */
    private static void prove(ClearingApi api, Month month) {
        JsonNode facts = api.audit("/internal/audit/cells?originPeriod=" + month.month());
        JsonNode totals = api.audit("/internal/audit/totals?originPeriod=" + month.month());
        if (facts.isEmpty() || !facts.equals(totals)) {
            throw new IllegalStateException(
                    month.month() + ": running totals are not what the facts come to");
        }
        say("%s: %d cells of facts equal those of running totals", month.month(), facts.size());
    }

    /** Lets a shared machine come to rest: it goes on as soon as the file is removed. */
    final void pause() throws IOException {
        if (!setting.pause().isEmpty()) {
            Path file = Path.of(setting.pause()).toAbsolutePath();
            Files.writeString(file, "loaded");
            say("ready; it goes on once %s is removed", file);
            stack.await("the file to be removed", Duration.ofHours(1), () -> !Files.exists(file));
        }
    }

    final void line(String format, Object... values) {
        table.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** A line of the table, and the figure in the report. */
    final void line(String title, String key, Figures figures, int decimals, String unit) {
        figures.put(report, key);
        line("%-58s %s%s", title, figures.shown(decimals), unit);
    }

    static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public void close() {
        if (shared.isEmpty()) {
            stack.close();
        }
    }
}
