package org.crossregion.load.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.bench.HttpClient;
import org.crossregion.load.bench.Load;
import org.crossregion.load.bench.Load.Result;
import org.crossregion.load.bench.Load.Source;
import org.crossregion.load.bench.Load.Worker;
import org.crossregion.load.scale.Lists.Shown;
import org.crossregion.load.stack.BenchStack;
import org.crossregion.load.stack.BenchStack.Instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * filing-service with ever more persons and filings: how long the question of eligibility takes,
 * how many applications are taken in a second, and whether a page of a list takes as long among
 * millions as among thousands.
 */
public final class FilingScale implements AutoCloseable {

    private static final String USAGE =
            """
            Usage: deploy/load/filing-scale [options]
              --sizes N,N,…     persons, with two filings each (10000,1000000,10000000)
              --seconds N       of every measurement (10)
              --rate N          questions of eligibility a second, by schedule (100)
              --connections N   that submit (32)
              --warm-up N       seconds of both before the first size (30)
              --pause FILE      before each size is measured, write this file and wait until
                                somebody removes it
              --jvm "FLAGS"     of filing-service (-XX:+UseSerialGC -Xmx256m)
              --smoke           as short as can be: whether it works
              --help            print this
            """;

    private static final String READY = "/q/health/ready";

    /** What was asked for. */
    private record Options(
            List<Integer> sizes,
            int seconds,
            int rate,
            int connections,
            int warmUp,
            String pause,
            List<String> jvm) {

        static Options parse(String... arguments) {
            List<Integer> sizes = List.of(10_000, 1_000_000, 10_000_000);
            int seconds = 10;
            int rate = 100;
            int connections = 32;
            int warmUp = 30;
            String pause = "";
            List<String> jvm = List.of("-XX:+UseSerialGC", "-Xmx256m");
            List<String> given = new ArrayList<>(List.of(arguments));
            while (!given.isEmpty()) {
                String option = given.remove(0);
                if (option.equals("--smoke")) {
                    sizes = List.of(200, 2_000);
                    seconds = 1;
                    rate = 20;
                    connections = 4;
                    warmUp = 0;
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
                    case "--pause" -> pause = value;
                    case "--jvm" -> jvm = List.of(value.strip().split(" +"));
                    default -> throw new IllegalArgumentException(option + ": see --help");
                }
            }
            return new Options(sizes, seconds, rate, connections, warmUp, pause, jvm);
        }
    }

    private final Options options;
    private final Path root;
    private final BenchStack stack;
    private final ObjectNode report = FilingApi.JSON.createObjectNode();

    /** Who submits next; every person files once. */
    private final AtomicInteger applicants = new AtomicInteger();

    private FilingScale(Options options, Path root) {
        this.options = options;
        this.root = root;
        this.stack = new BenchStack(root, options.jvm());
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
        Instance service = stack.startFiling();
        stack.awaitReady(service, READY);
        FilingApi api = new FilingApi(stack, service);
        Exemplars exemplars = exemplars(api);
        Sql sql = new Sql(stack::connect);
        Crowd crowd = new Crowd(sql, exemplars);
        for (int size : options.sizes()) {
            Crowd.Took took = crowd.grow(size);
            say(
                    "%d persons, %d filings: rows in %.0f s, indexes in %.0f s",
                    size, 2 * size, took.rows(), took.indexes());
            if (size == options.sizes().get(0) && options.warmUp() > 0) {
                Load.closed(eligibility(api, crowd::size), 4, options.warmUp() / 2.0);
                Load.closed(submission(api), 4, options.warmUp() / 2.0);
            }
            pause();
            measure(api, crowd, sql);
            Path file = root.resolve("deploy/load/target/filing-scale.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, report.toPrettyString());
        }
        table();
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
            stack.await(
                    "the file to be removed",
                    java.time.Duration.ofHours(1),
                    () -> !Files.exists(file));
        }
    }

    private void measure(FilingApi api, Crowd crowd, Sql sql) throws Exception {
        Load.closed(eligibility(api, crowd::size), options.connections(), 1);
        Result asked =
                Load.open(
                        eligibility(api, crowd::size),
                        options.connections(),
                        options.seconds(),
                        options.rate());
        Result submitted = Load.closed(submission(api), options.connections(), options.seconds());
        ObjectNode row =
                report.withArray("sizes")
                        .addObject()
                        .put("persons", crowd.size())
                        .put(
                                "databaseBytes",
                                sql.number("select pg_database_size(current_database())"))
                        .put("filings", sql.number("select count(*) from filing"));
        row.putObject("eligibility")
                .put("perSecond", asked.perSecond())
                .put("p50Millis", asked.percentile(0.5))
                .put("p99Millis", asked.percentile(0.99))
                .put("maxMillis", asked.percentile(1));
        row.putObject("submit")
                .put("perSecond", submitted.perSecond())
                .put("p50Millis", submitted.percentile(0.5))
                .put("p99Millis", submitted.percentile(0.99));
        ObjectNode lists = row.putObject("lists");
        for (Shown shown : new Lists(api, crowd, sql, options.seconds()).all()) {
            lists.putObject(shown.name())
                    .put("rows", shown.rows())
                    .put("p50Millis", shown.p50())
                    .put("maxMillis", shown.most());
        }
        say("%s", row);
    }

    /** Random persons ask whether they are treated directly where they have filed for. */
    private static Source eligibility(FilingApi api, IntSupplier size) {
        String headers = "Authorization: Bearer " + api.hospital() + "\r\n";
        return () -> {
            HttpClient client = new HttpClient(api.port());
            return worker(
                    client,
                    () -> {
                        long number = 1 + ThreadLocalRandom.current().nextInt(size.getAsInt());
                        byte[] answer =
                                client.get(
                                        "/api/v1/eligibility?personNo="
                                                + Crowd.person(number)
                                                + "&institution="
                                                + Exemplars.INSTITUTION
                                                + "&careType=inpatient",
                                        headers);
                        String text = new String(answer, StandardCharsets.UTF_8);
                        if (!text.contains("\"direct\":true")) {
                            throw new IllegalStateException(text);
                        }
                    });
        };
    }

    /** Person after person files for where nobody has filed before. */
    private Source submission(FilingApi api) {
        String from = FilingApi.today();
        String headers =
                "Authorization: Bearer "
                        + api.clerk(FilingApi.PROVINCE)
                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: ";
        return () -> {
            HttpClient client = new HttpClient(api.port());
            return worker(
                    client,
                    () ->
                            client.post(
                                    "/api/v1/filings",
                                    headers + UUID.randomUUID() + "\r\n",
                                    FilingApi.application(
                                            Crowd.person(applicants.incrementAndGet()),
                                            Exemplars.ELSEWHERE,
                                            from)));
        };
    }

    /** One request. */
    private interface Request {
        void send() throws IOException;
    }

    private static Worker worker(HttpClient client, Request request) {
        return new Worker() {
            @Override
            public void once() throws IOException {
                request.send();
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }

    private void table() {
        StringBuilder text = new StringBuilder("\n");
        line(text, "persons", "persons", "%,d");
        line(text, "filings", "filings", "%,d");
        line(text, "eligibility p50 ms", "eligibility/p50Millis", "%.1f");
        line(text, "eligibility p99 ms (goal 20)", "eligibility/p99Millis", "%.1f");
        line(text, "submitted a second (goal 500)", "submit/perSecond", "%.0f");
        line(text, "submit p99 ms", "submit/p99Millis", "%.0f");
        report.at("/sizes/0/lists")
                .fieldNames()
                .forEachRemaining(
                        name ->
                                line(
                                        text,
                                        name + ", p50 ms",
                                        "lists/" + name + "/p50Millis",
                                        "%.1f"));
        System.out.print(text);
        System.out.println("deploy/load/target/filing-scale.json has it all");
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
