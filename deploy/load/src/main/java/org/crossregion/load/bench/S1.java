package org.crossregion.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.bench.Load.Result;
import org.crossregion.load.data.Copies;
import org.crossregion.load.data.Gateway;
import org.crossregion.load.data.Stay;
import org.crossregion.load.data.Template;
import org.crossregion.load.replay.Recording;
import org.crossregion.load.replay.Replay;
import org.crossregion.load.replay.Script;
import org.crossregion.load.replay.Step;
import org.crossregion.load.stack.BenchStack;
import org.crossregion.load.stack.BenchStack.Instance;
import org.crossregion.load.stack.CpuTime;
import org.crossregion.load.wire.Executed;
import org.crossregion.load.wire.WireTap;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Settlements a second over HTTP (C), against exactly their statements in a loop of plain JDBC (A)
 * and behind a Quarkus endpoint without logic (B), in turn, on one durable database.
 */
public final class S1 implements AutoCloseable {

    private static final String READY = "/q/health/ready";
    private static final int RECORDINGS = 7;
    private static final Duration PAUSE = Duration.ofMinutes(30);

    /** From the start: a recording that begins later makes the JIT compile everything anew. */
    private static final List<String> RECORDED =
            List.of("-XX:StartFlightRecording=name=s1,settings=profile,maxage=120s");

    private static final int WARM_SECONDS = 5;
    private static final int WARM_CONNECTIONS = 4;

    /** A loop and a bare endpoint are warm in a fraction of the time. */
    private static final int LESS_CODE = 6;

    private final Options options;
    private final Path root;
    private final BenchStack stack;
    private final ObjectNode report = new ObjectMapper().createObjectNode();

    private S1(Options options, Path root) {
        this.options = options;
        this.root = root;
        this.stack = new BenchStack(root, options.jvm());
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        run(Path.of(System.getProperty("crossregion.root")), arguments);
    }

    /** Runs it, prints the table, and returns what is written to target/s1.json. */
    static JsonNode run(Path root, String... arguments) throws Exception {
        try (S1 bench = new S1(Options.parse(arguments), root)) {
            bench.runOrShowLogs();
            Path file = root.resolve("deploy/load/target/s1.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, bench.report.toPrettyString());
            return bench.report;
        }
    }

    private void runOrShowLogs() throws Exception {
        try {
            run();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + stack.logs(), e);
        }
    }

    private void run() throws Exception {
        say("starting PostgreSQL (durable) and Kafka");
        stack.startFoundations();
        Stays stays;
        Script script;
        Connection own = stack.connect();
        try (WireTap tap = WireTap.before(stack.postgresPort())) {
            Instance tapped = stack.startSettlement(stack.jdbcUrl(tap.port()) + WireTap.PARAMETERS);
            stack.awaitReady(tapped, READY);
            Stay template =
                    new Template(stack, tapped, root.resolve("deploy/local/src/main/reference"))
                            .make();
            Copies copies = new Copies(own, template, options.hot());
            stays = new Stays(copies, options.batch());
            stays.prepare(RECORDINGS);
            script = record(tap, tapped, stays);
            stack.stop(tapped);
        }
        Path file = stack.data().resolve("script.json");
        script.write(file);
        Files.createDirectories(root.resolve("deploy/load/target"));
        script.write(root.resolve("deploy/load/target/s1-statements.json"));
        say("one settlement is %d round trips to the database", script.roundTrips());
        Instance bare = stack.startBare(file);
        Instance settlement =
                options.profile().isEmpty()
                        ? stack.startSettlement(stack.jdbcUrl())
                        : stack.startSettlement(stack.jdbcUrl(), RECORDED);
        stack.awaitReady(bare, "/fsi/api");
        stack.awaitReady(settlement, READY);
        measure(stays, script, bare, settlement);
        own.close();
    }

    private Script record(WireTap tap, Instance service, Stays stays) {
        Gateway gateway = new Gateway(service.url("/fsi/api"));
        List<Script> scripts = new ArrayList<>();
        for (int i = 0; i < RECORDINGS; i++) {
            Stay stay = stays.take();
            String message = Settlers.message();
            tap.drain();
            JsonNode reply = gateway.send(Template.settle(stay, message));
            List<Executed> seen = tap.drain();
            String id = reply.path("output").path("setlinfo").path("setl_id").asText();
            if (id.isEmpty()) {
                throw new IllegalStateException("not settled: " + reply);
            }
            Recording recording =
                    new Recording(stay.visit(), stay.person(), message, id, reply.toString());
            recording.script(seen).ifPresent(scripts::add);
        }
        // The first fill caches; another job's statement may stray into one: the leanest is clean.
        return scripts.stream()
                .skip(1)
                .min(Comparator.comparingInt(Script::roundTrips))
                .orElseThrow(() -> new IllegalStateException("no settlement was seen alone"));
    }

    private void measure(Stays stays, Script script, Instance bare, Instance settlement)
            throws Exception {
        Load.Source a =
                Settlers.jdbc(stack::connect, new Replay(script, Replay.OF_PLAIN_JDBC), stays);
        Load.Source b = Settlers.http(bare.port(), stays);
        Load.Source c = Settlers.http(settlement.port(), stays);
        if (!options.profile().isEmpty()) {
            warmUp("C", c, stays, options.warmUp());
            profile(c, stays, settlement, new Meter(stack, settlement, bare));
            return;
        }
        warmUp("A", a, stays, options.warmUp() / LESS_CODE);
        warmUp("B", b, stays, options.warmUp() / LESS_CODE);
        warmUp("C", c, stays, options.warmUp());
        pause();
        double load = loadAverage();
        Meter meter = new Meter(stack, settlement, bare);
        List<Measured[]> rounds = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            Measured[] round = {
                phase(a, false, stays, settlement, meter),
                phase(b, false, stays, settlement, meter),
                phase(c, true, stays, settlement, meter)
            };
            rounds.add(round);
            say(
                    "round %d: A %.0f, B %.0f, C %.0f /s",
                    i + 1, round[0].perSecond(), round[1].perSecond(), round[2].perSecond());
        }
        double peak = median(rounds, round -> round[2].perSecond())[0];
        stays.prepare((int) (options.atHalf() * peak / 2 + options.connections() + 10));
        quiet();
        Result half = Load.open(c, options.connections(), options.atHalf(), peak / 2);
        report(script, rounds, half, load, loadAverage());
    }

    /** Lets a shared machine come to rest: it goes on as soon as the file is removed. */
    private void pause() throws IOException {
        if (!options.pause().isEmpty()) {
            Path file = Path.of(options.pause()).toAbsolutePath();
            Files.writeString(file, "warm");
            say("warm; it goes on once %s is removed", file);
            stack.await("the file to be removed", PAUSE, () -> !Files.exists(file));
        }
    }

    /** A rate, and the processor time of each settlement. */
    private record Measured(double perSecond, CpuTime each) {}

    /** Reads the processor time of what runs here. */
    private record Meter(BenchStack stack, Instance settlement, Instance bare) {

        Measured of(Callable<Result> work) throws Exception {
            CpuTime before = stack.cpu(settlement, bare);
            Result result = work.call();
            return new Measured(
                    result.perSecond(),
                    stack.cpu(settlement, bare).each(before, result.sortedMillis().length));
        }
    }

    /**
     * A service runs for weeks, and is not measured as its first minute is. Few connections, so
     * that the compiler's threads get a processor when they need one: beside dozens of busy ones
     * they would get little for minutes.
     */
    private void warmUp(String name, Load.Source source, Stays stays, int seconds)
            throws Exception {
        int connections = Math.min(WARM_CONNECTIONS, options.connections());
        StringBuilder rates = new StringBuilder();
        for (int s = 0; s < seconds; s += WARM_SECONDS) {
            stays.make(WARM_SECONDS * options.most());
            double rate = Load.closed(source, connections, WARM_SECONDS).perSecond();
            rates.append(String.format(Locale.ROOT, " %.0f", rate));
        }
        if (seconds > 0) {
            stays.make(options.most() + options.connections());
            Load.closed(source, options.connections(), 1);
            say("warm-up of %s with %d connections:%s /s", name, connections, rates);
        }
    }

    /** Where the service's time goes, by a recording that has run since the service started. */
    private void profile(Load.Source c, Stays stays, Instance settlement, Meter meter)
            throws Exception {
        Measured measured = phase(c, true, stays, settlement, meter);
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(settlement.process().pid()),
                        "JFR.dump",
                        "name=s1",
                        "begin=-" + options.seconds() + "s",
                        "filename=" + Path.of(options.profile()).toAbsolutePath());
        new ProcessBuilder(command).inheritIO().start().waitFor();
        say(
                "C %.0f /s beside the recording; of each %.2f ms in the service, %.2f of it the"
                        + " JIT's, and %.2f ms in the database",
                measured.perSecond(),
                measured.each().service(),
                measured.each().compiler(),
                measured.each().database());
    }

    /**
     * One measured stretch. The service's relay and sealer work beside all three alike, unless A
     * and B are to be alone: then it stands still, and does afterwards what they have left.
     */
    private Measured phase(
            Load.Source source, boolean service, Stays stays, Instance settlement, Meter meter)
            throws Exception {
        stays.prepare(options.seconds() * options.most() + options.connections());
        quiet();
        if (!service && options.alone()) {
            settlement.process().signal("STOP");
        }
        try {
            return meter.of(() -> Load.closed(source, options.connections(), options.seconds()));
        } finally {
            settlement.process().signal("CONT");
            quiet();
        }
    }

    /** Waits until every event is sent and every audit row has its place in the chain. */
    private void quiet() {
        stack.await(
                "the outbox and the audit chain",
                () -> {
                    try (Connection connection = stack.connect();
                            Statement statement = connection.createStatement();
                            ResultSet rows =
                                    statement.executeQuery(
                                            "select exists (select 1 from outbox) or exists"
                                                    + " (select 1 from audit_entry where position is"
                                                    + " null)")) {
                        rows.next();
                        return !rows.getBoolean(1);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Picks a figure out of a round. */
    private interface Figure {
        double of(Measured[] round);
    }

    /** Median, smallest and largest. */
    private static double[] median(List<Measured[]> rounds, Figure figure) {
        double[] all = rounds.stream().mapToDouble(figure::of).sorted().toArray();
        int middle = all.length / 2;
        double median = all.length % 2 == 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
        return new double[] {median, all[0], all[all.length - 1]};
    }

    private void report(
            Script script, List<Measured[]> rounds, Result half, double before, double after) {
        StringBuilder table = new StringBuilder();
        table.append(
                "\nS1: one 2304 with 20 stored fee lines, %d connections, %d round(s) of %d s\n"
                        .formatted(options.connections(), options.rounds(), options.seconds()));
        line(table, "A  its SQL in plain JDBC", "a", "/s", median(rounds, r -> r[0].perSecond()));
        line(table, "B  its SQL behind Quarkus", "b", "/s", median(rounds, r -> r[1].perSecond()));
        line(table, "C  settlement-service", "c", "/s", median(rounds, r -> r[2].perSecond()));
        line(table, "C/A  (goal 0.45)", "ratioToSql", "", median(rounds, r -> ratio(r, 0)));
        line(table, "C/B  (goal 0.85)", "ratioToBare", "", median(rounds, r -> ratio(r, 1)));
        cpu(table, rounds);
        ObjectNode latency = report.putObject("atHalfOfPeak");
        latency.put("perSecond", half.perSecond())
                .put("requests", half.sortedMillis().length)
                .put("p50Millis", half.percentile(0.5))
                .put("p95Millis", half.percentile(0.95))
                .put("p99Millis", half.percentile(0.99))
                .put("maxMillis", half.percentile(1));
        table.append(
                String.format(
                        Locale.ROOT,
                        "at half of C (%.0f/s, by schedule): p50 %.1f, p95 %.1f, p99 %.1f ms (goal 100)%n",
                        half.perSecond(),
                        half.percentile(0.5),
                        half.percentile(0.95),
                        half.percentile(0.99)));
        table.append(
                String.format(
                        Locale.ROOT,
                        "%d round trips, %d processors, load average %.2f before and %.2f after%n",
                        script.roundTrips(),
                        Runtime.getRuntime().availableProcessors(),
                        before,
                        after));
        report.put("roundTrips", script.roundTrips());
        report.put("alone", options.alone());
        report.put("connections", options.connections());
        report.put("secondsEach", options.seconds());
        report.put("jvm", String.join(" ", options.jvm()));
        report.put("java", System.getProperty("java.version"));
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("loadAverageBefore", before);
        report.put("loadAverageAfter", after);
        ArrayNode statements = report.putArray("statements");
        script.before().stream().map(Step::sql).forEach(statements::add);
        script.inside().stream().map(Step::sql).forEach(statements::add);
        System.out.print(table);
        System.out.println("deploy/load/target/s1.json has it all, s1-statements.json the SQL");
    }

    private static double ratio(Measured[] round, int other) {
        return round[2].perSecond() / round[other].perSecond();
    }

    /** Processor milliseconds of each settlement, by process: of A, of B and of C. */
    private void cpu(StringBuilder table, List<Measured[]> rounds) {
        ObjectNode all = report.putObject("cpuMillisEach");
        table.append("processor ms of each        service   (JIT)    bare  database  client\n");
        String[] names = {"a", "b", "c"};
        for (int i = 0; i < names.length; i++) {
            int way = i;
            double service = median(rounds, r -> r[way].each().service())[0];
            double compiler = median(rounds, r -> r[way].each().compiler())[0];
            double bare = median(rounds, r -> r[way].each().bare())[0];
            double database = median(rounds, r -> r[way].each().database())[0];
            double client = median(rounds, r -> r[way].each().client())[0];
            all.putObject(names[i])
                    .put("service", service)
                    .put("compiler", compiler)
                    .put("bare", bare)
                    .put("database", database)
                    .put("client", client);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "  %s                          %7.2f %7.2f %7.2f   %7.2f %7.2f%n",
                            names[i].toUpperCase(Locale.ROOT),
                            service,
                            compiler,
                            bare,
                            database,
                            client));
        }
    }

    private void line(StringBuilder table, String title, String name, String unit, double[] m) {
        report.putObject(name).put("median", m[0]).put("min", m[1]).put("max", m[2]);
        String format =
                unit.isEmpty() ? "%-28s %8.3f  (%.3f – %.3f)%n" : "%-28s %8.0f%s (%.0f – %.0f)%n";
        table.append(
                unit.isEmpty()
                        ? String.format(Locale.ROOT, format, title, m[0], m[1], m[2])
                        : String.format(Locale.ROOT, format, title, m[0], unit, m[1], m[2]));
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }

    @Override
    public void close() {
        stack.close();
    }
}
