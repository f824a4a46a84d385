package org.crossregion.load.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.bench.Load;
import org.crossregion.load.bench.Load.Result;
import org.crossregion.load.scale.Lists.Shown;
import org.crossregion.load.stack.BenchStack;
import org.crossregion.load.stack.BenchStack.Instance;
import org.crossregion.load.stack.CpuTime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * filing-service with ever more persons and filings: how long the question of eligibility takes,
 * how many applications are taken in a second, and whether a page of a list takes as long among
 * millions as among thousands.
 */
public final class FilingScale implements AutoCloseable {

    private static final String USAGE =
            """
            Usage: deploy/load/filing-scale [options]
              --data DIR        keep the database there, or go on with the one that is there: what
                                is loaded is not loaded again, migrations run on it; sizes it
                                has passed are left out
              --sizes N,N,…     persons, with two filings each (100000,1000000,10000000)
              --seconds N       of every measurement (10)
              --rate N          questions of eligibility a second, by schedule (100)
              --connections N   that submit (32)
              --warm-up N       seconds of both before each size (240)
              --rows N          of the batch file (10000)
              --pause FILE      before each size is measured, write this file and wait until
                                somebody removes it
              --jvm "FLAGS"     of filing-service (-XX:+UseSerialGC -Xmx512m)
              --profile FILE    also record the service's last run with JFR
              --smoke           as short as can be: whether it works
              --help            print this
            """;

    private static final String READY = "/q/health/ready";
    private static final Duration MIGRATED_WITHIN = Duration.ofMinutes(60);

    /** Few connections, so that the JIT's threads get a processor when they need one. */
    private static final int WARM_CONNECTIONS = 4;

    /** Of the server that is measured. */
    private static final Map<String, String> MEASURED =
            Map.of(
                    "shared_preload_libraries", Statements.LIBRARY,
                    "shared_buffers", "2GB",
                    "maintenance_work_mem", "512MB",
                    "max_wal_size", "8GB");

    /** While millions of rows are loaded, which can be begun anew. */
    private static final Map<String, String> LOADING =
            Map.of(
                    "wal_level", "minimal",
                    "max_wal_senders", "0",
                    "checkpoint_timeout", "30min",
                    "autovacuum", "off");

    /** What was asked for. */
    private record Options(
            List<Integer> sizes,
            int seconds,
            int rate,
            int connections,
            int warmUp,
            int rows,
            String pause,
            Optional<Path> data,
            Optional<Path> profile,
            List<String> jvm) {

        static Options parse(String... arguments) {
            List<Integer> sizes = List.of(100_000, 1_000_000, 10_000_000);
            int seconds = 10;
            int rate = 100;
            int connections = 32;
            int warmUp = 240;
            int rows = 10_000;
            String pause = "";
            Optional<Path> data = Optional.empty();
            Optional<Path> profile = Optional.empty();
            List<String> jvm = List.of("-XX:+UseSerialGC", "-Xmx512m");
            List<String> given = new ArrayList<>(List.of(arguments));
            while (!given.isEmpty()) {
                String option = given.remove(0);
                if (option.equals("--smoke")) {
                    sizes = List.of(1_000, 3_000);
                    seconds = 1;
                    rate = 20;
                    connections = 4;
                    warmUp = 0;
                    rows = 100;
                    jvm = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");
                    continue;
                }
                if (given.isEmpty()) {
                    throw new IllegalArgumentException(option + ": see --help");
                }
                String value = given.remove(0);
                switch (option) {
                    case "--sizes" ->
                            sizes = Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
                    case "--seconds" -> seconds = Integer.parseInt(value);
                    case "--rate" -> rate = Integer.parseInt(value);
                    case "--connections" -> connections = Integer.parseInt(value);
                    case "--warm-up" -> warmUp = Integer.parseInt(value);
                    case "--rows" -> rows = Integer.parseInt(value);
                    case "--data" -> data = Optional.of(Path.of(value));
                    case "--profile" -> profile = Optional.of(Path.of(value));
                    case "--pause" -> pause = value;
                    case "--jvm" -> jvm = List.of(value.strip().split(" +"));
                    default -> throw new IllegalArgumentException(option + ": see --help");
                }
            }
            return new Options(
                    sizes, seconds, rate, connections, warmUp, rows, pause, data, profile, jvm);
        }
    }

    private final Options options;
    private final Path root;
    private final BenchStack stack;
    private final ObjectNode report = FilingApi.JSON.createObjectNode();
    private final AtomicInteger applicants = new AtomicInteger();

    private FilingScale(Options options, Path root) {
        this.options = options;
        this.root = root;
        this.stack = new BenchStack(root, options.jvm(), options.data(), MEASURED);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        run(Path.of(System.getProperty("crossregion.root")), arguments);
    }

    /** Runs it, prints the table, and returns what is written to target/filing-scale.json. */
    static JsonNode run(Path root, String... arguments) throws Exception {
        try (FilingScale bench = new FilingScale(Options.parse(arguments), root)) {
            bench.run();
            return bench.report;
        }
    }

    private void run() throws Exception {
        say("starting PostgreSQL (durable), Kafka and filing-service");
        stack.startFoundations();
        FilingApi api = start();
        Sql sql = new Sql(stack::connect);
        new Statements(sql).track("none");
        Optional<Crowd> kept = Crowd.kept(sql);
        Crowd crowd = kept.isPresent() ? kept.get() : Crowd.of(sql, exemplars(api));
        if (kept.isPresent()) {
            applicants.set(Requests.lastApplicant(sql));
            say("%d persons are there, %d of them applied", crowd.size(), applicants.get());
        }
        List<Integer> sizes = options.sizes().stream().filter(n -> n >= crowd.size()).toList();
        if (sizes.isEmpty()) {
            sizes = List.of(crowd.size());
        }
        for (int size : sizes) {
            if (size > crowd.size()) {
                api = grown(crowd, size, api);
            }
            Requests requests = new Requests(api, crowd, applicants);
            warmUp(api, crowd, sql, requests);
            pause();
            measure(api, crowd, sql, requests);
            Path file = root.resolve("deploy/load/target/filing-scale.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, report.toPrettyString());
        }
        table();
    }

    private FilingApi start() {
        List<String> more =
                options
                        .profile()
                        .map(file -> "-XX:StartFlightRecording=settings=profile,filename=" + file)
                        .stream()
                        .toList();
        Instance service = stack.startFiling(more);
        stack.awaitReady(service, READY, MIGRATED_WITHIN);
        return new FilingApi(stack, service);
    }

    /** With many more persons, and the service started again if it was in the way. */
    private FilingApi grown(Crowd crowd, int size, FilingApi api) throws Exception {
        boolean bulk = crowd.isBulk(size);
        if (bulk) {
            stack.stop(api.service());
            stack.restartDatabase(false, LOADING);
        }
        Crowd.Took took = crowd.grow(size);
        say(
                "%d persons, %d filings: rows in %.0f s, indexes in %.0f s",
                size, 2 * size, took.rows(), took.indexes());
        if (!bulk) {
            return api;
        }
        stack.restartDatabase(true, Map.of());
        new ProcessBuilder("sync").start().waitFor();
        return start();
    }

    /** A service runs for weeks, and is not measured as its first minute is. */
    private void warmUp(FilingApi api, Crowd crowd, Sql sql, Requests requests) throws Exception {
        if (options.warmUp() > 0) {
            Load.closed(requests.eligibility(), WARM_CONNECTIONS, options.warmUp() / 3.0);
            Load.closed(requests.submission(), WARM_CONNECTIONS, options.warmUp() * 2 / 3.0);
            new BatchFile(api, crowd, sql).work(options.rows() / 10);
            say("warm");
        }
    }

    private Exemplars exemplars(FilingApi api) throws IOException {
        Path reference = root.resolve("deploy/local/src/main/reference");
        for (String file :
                List.of(
                        "regions.csv",
                        "agencies.csv",
                        "working-days.yaml",
                        "institutions.csv",
                        "filing-policies.yaml",
                        "employers.csv",
                        "persons.csv")) {
            Path path = reference.resolve(file);
            if (Files.exists(path)) {
                api.load(
                        file.substring(0, file.indexOf('.')),
                        file.endsWith("csv") ? "text/csv" : "application/yaml",
                        Files.readString(path));
            }
        }
        String person = "99990000000000000001";
        String today = FilingApi.today();
        String standing = api.submit(person, Exemplars.TREATMENT, today);
        api.step(standing, "activation");
        String past = api.submit(person, Exemplars.OTHERS.get(0), today);
        api.step(past, "refusal");
        String waiting = api.submit(person, Exemplars.OTHERS.get(1), today);
        return new Exemplars(person, standing, past, waiting);
    }

    private void pause() throws IOException {
        if (!options.pause().isEmpty()) {
            Path file = Path.of(options.pause()).toAbsolutePath();
            Files.writeString(file, "loaded");
            say("loaded; it goes on once %s is removed", file);
            stack.await("the file to be removed", Duration.ofHours(1), () -> !Files.exists(file));
        }
    }

    /** What was measured, and the processor time of each. */
    private record Metered(Result result, CpuTime each) {}

    private Metered metered(FilingApi api, Callable<Result> work) throws Exception {
        CpuTime before = stack.cpu(api.service());
        Result result = work.call();
        int count = Math.max(1, result.sortedMillis().length);
        return new Metered(result, stack.cpu(api.service()).each(before, count));
    }

    private void measure(FilingApi api, Crowd crowd, Sql sql, Requests requests) throws Exception {
        int many = options.connections();
        int seconds = options.seconds();
        Load.closed(requests.eligibility(), many, 1);
        Metered asked =
                metered(
                        api,
                        () -> Load.open(requests.eligibility(), many, seconds, options.rate()));
        Metered submitted = metered(api, () -> Load.closed(requests.submission(), many, seconds));
        ObjectNode row =
                report.withArray("sizes")
                        .addObject()
                        .put("persons", crowd.size())
                        .put(
                                "databaseBytes",
                                sql.number("select pg_database_size(current_database())"))
                        .put("filings", sql.number("select count(*) from filing"));
        put(row.putObject("eligibility"), asked, counted(sql, requests.eligibility()));
        put(row.putObject("submit"), submitted, counted(sql, requests.submission()));
        batch(row.putObject("batch"), api, new BatchFile(api, crowd, sql));
        ObjectNode lists = row.putObject("lists");
        for (Shown shown : new Lists(api, crowd, sql, options.seconds()).all()) {
            lists.putObject(shown.name())
                    .put("rows", shown.rows())
                    .put("p50Millis", shown.p50())
                    .put("maxMillis", shown.most())
                    .put("pages", shown.pages());
        }
        say("%s", row);
    }

    /** What one such request says to the database, one after the other and nothing beside. */
    private static Statements.Counted counted(Sql sql, Load.Source source) throws Exception {
        Statements statements = new Statements(sql);
        statements.begin();
        int requests = Load.closed(source, 1, 1).sortedMillis().length;
        return statements.end(requests);
    }

    private static void put(ObjectNode into, Metered metered, Statements.Counted counted) {
        into.put("perSecond", metered.result().perSecond())
                .put("p50Millis", metered.result().percentile(0.5))
                .put("p99Millis", metered.result().percentile(0.99))
                .put("maxMillis", metered.result().percentile(1))
                .put("statements", counted.statements())
                .put("databaseMillis", counted.millis())
                .put("pages", counted.pages());
        for (Statements.Said one : counted.said()) {
            into.withArray("said")
                    .addObject()
                    .put("sql", one.sql())
                    .put("calls", one.calls())
                    .put("millis", one.millis())
                    .put("pages", one.pages());
        }
        put(into.putObject("cpuMillisEach"), metered.each());
    }

    private static void put(ObjectNode into, CpuTime each) {
        into.put("service", each.service())
                .put("compiler", each.compiler())
                .put("database", each.database())
                .put("broker", each.broker())
                .put("client", each.client());
    }

    private void batch(ObjectNode into, FilingApi api, BatchFile file) throws Exception {
        CpuTime before = stack.cpu(api.service());
        BatchFile.Worked worked = file.work(options.rows());
        into.put("rows", options.rows())
                .put("filed", worked.filed())
                .put("seconds", worked.seconds());
        put(into.putObject("cpuMillisEach"), stack.cpu(api.service()).each(before, options.rows()));
    }

    private void table() {
        StringBuilder text = new StringBuilder("\n");
        line(text, "persons", "persons", "%,d");
        line(text, "filings", "filings", "%,d");
        line(text, "eligibility p50 ms", "eligibility/p50Millis", "%.1f");
        line(text, "eligibility p99 ms (goal 20)", "eligibility/p99Millis", "%.1f");
        line(text, "  statements", "eligibility/statements", "%.1f");
        line(text, "  executing them in PostgreSQL, ms", "eligibility/databaseMillis", "%.2f");
        line(text, "  pages", "eligibility/pages", "%,d");
        cpu(text, "eligibility");
        line(text, "submitted a second (goal 500)", "submit/perSecond", "%.0f");
        line(text, "submit p99 ms", "submit/p99Millis", "%.0f");
        line(text, "  statements", "submit/statements", "%.1f");
        line(text, "  executing them in PostgreSQL, ms", "submit/databaseMillis", "%.2f");
        line(text, "  pages", "submit/pages", "%,d");
        cpu(text, "submit");
        line(text, "rows of a batch file", "batch/rows", "%,d");
        line(text, "  filed", "batch/filed", "%,d");
        line(text, "  seconds (goal 60 for 10,000)", "batch/seconds", "%.1f");
        cpu(text, "batch");
        report.at("/sizes/0/lists")
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            line(text, name + ", p50 ms", "lists/" + name + "/p50Millis", "%.1f");
                            line(text, "  pages", "lists/" + name + "/pages", "%,d");
                        });
        System.out.print(text);
        System.out.println("deploy/load/target/filing-scale.json has it all");
    }

    private void cpu(StringBuilder text, String of) {
        for (String process : List.of("service", "compiler", "database", "broker", "client")) {
            line(text, "  cpu ms, " + process, of + "/cpuMillisEach/" + process, "%.2f");
        }
    }

    private void line(StringBuilder text, String title, String path, String format) {
        text.append(String.format("%-46s", title));
        for (JsonNode size : report.path("sizes")) {
            JsonNode value = size.at("/" + path);
            Object number = format.endsWith("d") ? (Object) value.asLong() : value.asDouble();
            text.append(String.format("%14s", String.format(Locale.ROOT, format, number)));
        }
        text.append('\n');
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }

    @Override
    public void close() {
        stack.close();
    }
}
