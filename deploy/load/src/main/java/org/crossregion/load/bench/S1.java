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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Settlements a second over HTTP (C), against exactly their statements in a loop of plain JDBC (A)
 * and behind a Quarkus endpoint without logic (B), in turn, on one durable database.
 */
public final class S1 implements AutoCloseable {

    private static final String READY = "/q/health/ready";
    private static final int RECORDINGS = 7;

    private static final int WARM_SECONDS = 5;
    private static final long WARM_WITHIN_NANOS = 45_000_000_000L;

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
            bench.run();
            Path file = root.resolve("deploy/load/target/s1.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, bench.report.toPrettyString());
            return bench.report;
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
        Instance settlement = stack.startSettlement(stack.jdbcUrl());
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
            String message = Load.message();
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
        Load.Source a = Load.jdbc(stack::connect, new Replay(script));
        Load.Source b = Load.http(bare.port());
        Load.Source c = Load.http(settlement.port());
        for (Load.Source source : List.of(c, b, a)) {
            warmUp(source, source == c, stays, settlement);
        }
        double load = loadAverage();
        List<double[]> rounds = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            double[] round = new double[3];
            round[0] = phase(a, false, stays, settlement, options.seconds()).perSecond();
            round[1] = phase(b, false, stays, settlement, options.seconds()).perSecond();
            round[2] = profiled(i, c, stays, settlement).perSecond();
            rounds.add(round);
            say("round %d: A %.0f, B %.0f, C %.0f /s", i + 1, round[0], round[1], round[2]);
        }
        double peak = median(rounds, round -> round[2])[0];
        stays.prepare((int) (options.atHalf() * peak / 2 + options.connections() + 10));
        quiet();
        Result half = Load.open(c, stays, options.connections(), options.atHalf(), peak / 2);
        report(script, rounds, half, load, loadAverage());
    }

    /** The JIT counts calls, not seconds: on a busy machine a second warms little. */
    private void warmUp(Load.Source source, boolean service, Stays stays, Instance settlement)
            throws Exception {
        int left = options.warmUp();
        for (long end = System.nanoTime() + WARM_WITHIN_NANOS;
                left > 0 && System.nanoTime() < end; ) {
            Result result = phase(source, service, stays, settlement, WARM_SECONDS);
            left -= result.sortedMillis().length;
            say("warm-up: %.0f /s", result.perSecond());
        }
    }

    private Result profiled(int round, Load.Source c, Stays stays, Instance settlement)
            throws Exception {
        boolean record = !options.profile().isEmpty() && round == options.rounds() - 1;
        String pid = Long.toString(settlement.process().pid());
        if (record) {
            jcmd(pid, "JFR.start", "name=s1", "settings=profile");
        }
        Result result = phase(c, true, stays, settlement, options.seconds());
        if (record) {
            jcmd(
                    pid,
                    "JFR.dump",
                    "name=s1",
                    "filename=" + Path.of(options.profile()).toAbsolutePath());
        }
        return result;
    }

    private static void jcmd(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.addAll(List.of(words));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /**
     * One measured stretch. The service's relay and sealer work beside all three alike, unless A
     * and B are to be alone: then it stands still, and does afterwards what they have left.
     */
    private Result phase(
            Load.Source source, boolean service, Stays stays, Instance settlement, int seconds)
            throws Exception {
        stays.prepare(seconds * options.most() + options.connections());
        quiet();
        if (!service && options.alone()) {
            settlement.process().signal("STOP");
        }
        try {
            return Load.closed(source, stays, options.connections(), seconds);
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
        double of(double[] round);
    }

    /** Median, smallest and largest. */
    private static double[] median(List<double[]> rounds, Figure figure) {
        double[] all = rounds.stream().mapToDouble(figure::of).sorted().toArray();
        int middle = all.length / 2;
        double median = all.length % 2 == 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
        return new double[] {median, all[0], all[all.length - 1]};
    }

    private void report(
            Script script, List<double[]> rounds, Result half, double before, double after) {
        StringBuilder table = new StringBuilder();
        table.append(
                "\nS1: one 2304 with 20 stored fee lines, %d connections, %d round(s) of %d s\n"
                        .formatted(options.connections(), options.rounds(), options.seconds()));
        line(table, "A  its SQL in plain JDBC", "a", "/s", median(rounds, round -> round[0]));
        line(table, "B  its SQL behind Quarkus", "b", "/s", median(rounds, round -> round[1]));
        line(table, "C  settlement-service", "c", "/s", median(rounds, round -> round[2]));
        line(table, "C/A  (goal 0.45)", "ratioToSql", "", median(rounds, r -> r[2] / r[0]));
        line(table, "C/B  (goal 0.85)", "ratioToBare", "", median(rounds, r -> r[2] / r[1]));
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
