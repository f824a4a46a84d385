package org.crossregion.load.stack;

import org.crossregion.embedded.BrokerMain;
import org.crossregion.embedded.LocalPostgres;
import org.crossregion.embedded.Ports;
import org.crossregion.web.security.DevKeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A durable database, a broker and the services of a benchmark, on ports and files of their own.
 */
public final class BenchStack implements AutoCloseable {

    private static final String DATABASE = "load";
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final int LINES_OF_A_LOG = 40;
    private static final int STOP_SECONDS = 300;

    private final Path root;
    private final Path data;
    private final boolean kept;
    private final Map<String, String> settings;
    private final List<String> jvm;
    private final DevKeys keys;
    private final int postgresPort = Ports.unused();
    private final int brokerPort = Ports.unused();
    private final int controllerPort = Ports.unused();
    private final Deque<Child> children = new ArrayDeque<>();
    private Child database;
    private Child broker;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Nothing runs yet.
     *
     * @param root the checkout with its built jars
     * @param jvm the flags of the services that are compared
     */
    public BenchStack(Path root, List<String> jvm) {
        this(root, jvm, Optional.empty(), Map.of());
    }

    /**
     * The same over a directory that is there afterwards and may have been used before.
     *
     * @param kept where the database's files stay; empty if nothing is to stay
     * @param settings of PostgreSQL by name, before those of a local stack
     */
    public BenchStack(
            Path root, List<String> jvm, Optional<Path> kept, Map<String, String> settings) {
        this.root = root;
        this.jvm = jvm;
        this.kept = kept.isPresent();
        this.settings = Map.copyOf(settings);
        try {
            this.data =
                    kept.isPresent()
                            ? Files.createDirectories(kept.get().toAbsolutePath())
                            : Files.createTempDirectory("crossregion-load-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.keys = DevKeys.in(data.resolve("keys"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop the benchmark"));
    }

    /** Starts the database and the broker, both durable. */
    public void startFoundations() {
        startDatabase(true, Map.of());
        // What was told in an earlier run is nobody's business.
        remove(data.resolve("kafka"));
        broker =
                plain(
                        "kafka",
                        BrokerMain.class,
                        data.resolve("kafka").toString(),
                        Integer.toString(brokerPort),
                        Integer.toString(controllerPort));
        children.push(broker);
        await("Kafka", () -> answers(brokerPort));
    }

    /**
     * Stops the database, which has written everything down, and starts it another way.
     *
     * @param durable whether a commit survives the loss of power; loading does without
     * @param more settings beside those of this stack
     */
    public void restartDatabase(boolean durable, Map<String, String> more) {
        children.remove(database);
        database.close(STOP_SECONDS);
        startDatabase(durable, more);
    }

    private void startDatabase(boolean durable, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        List<String> arguments = new ArrayList<>();
        arguments.add(data.resolve("postgres").toString());
        arguments.add(Integer.toString(postgresPort));
        arguments.add(DATABASE);
        arguments.add(Boolean.toString(durable));
        all.forEach((name, value) -> arguments.add(name + "=" + value));
        database = plain("postgres", DatabaseMain.class, arguments.toArray(new String[0]));
        children.push(database);
        await("PostgreSQL", this::databaseAnswers);
    }

    private Child plain(String name, Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(List.of(arguments));
        return Child.start(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m"),
                words,
                Map.of(),
                data.resolve(name + ".log"));
    }

    /** An instance of a service that listens on a port of its own. */
    public record Instance(Child process, int port) {

        public String url(String path) {
            return "http://127.0.0.1:" + port + path;
        }
    }

    /** Starts settlement-service; its database may be reached another way, such as past a proxy. */
    public Instance startSettlement(String jdbcUrl) {
        return startSettlement(jdbcUrl, List.of());
    }

    /**
     * The same with more flags.
     *
     * @param more flags of its JVM beside those of all
     */
    public Instance startSettlement(String jdbcUrl, List<String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.jwks().toUri().toString());
        environment.put("CROSSREGION_INTERNAL_SIGNING_KEY", keys.serviceKey().toString());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker());
        return start("settlement-service", "settlement-service", jdbcUrl, environment, more);
    }

    /**
     * Starts filing-service; what it keeps beside its database lies in the benchmark's files.
     *
     * @param more flags of its JVM beside those of all
     */
    public Instance startFiling(List<String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.jwks().toUri().toString());
        environment.put("CROSSREGION_INTERNAL_SIGNING_KEY", keys.serviceKey().toString());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker());
        environment.put("CROSSREGION_FILING_DOCUMENTS", data.resolve("documents").toString());
        // One client stands for many institutions; on an idle machine it asks more than one may.
        environment.put("CROSSREGION_RATE_LIMIT_PER_SECOND", "1000000");
        environment.put("CROSSREGION_RATE_LIMIT_BURST", "1000000");
        return start("filing-service", "filing-service", jdbcUrl(), environment, more);
    }

    /**
     * Starts clearing-service; what it keeps beside its database lies in the benchmark's files.
     *
     * @param more flags of its JVM beside those of all
     */
    public Instance startClearing(List<String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.jwks().toUri().toString());
        environment.put("CROSSREGION_INTERNAL_SIGNING_KEY", keys.serviceKey().toString());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker());
        environment.put("CROSSREGION_CLEARING_EVIDENCE", data.resolve("evidence").toString());
        environment.put("CROSSREGION_CLEARING_EXPORTS", data.resolve("exports").toString());
        return start("clearing-service", "clearing-service", jdbcUrl(), environment, more);
    }

    /** Starts the bare endpoint, which runs the statements in a file. */
    public Instance startBare(Path script) {
        return start(
                "bare",
                "deploy/load",
                jdbcUrl(),
                Map.of("LOAD_SCRIPT", script.toString()),
                List.of());
    }

    private Instance start(
            String name,
            String module,
            String jdbcUrl,
            Map<String, String> environment,
            List<String> more) {
        int port = Ports.unused();
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
        all.put("QUARKUS_DATASOURCE_USERNAME", LocalPostgres.USER);
        all.put("QUARKUS_DATASOURCE_PASSWORD", LocalPostgres.PASSWORD);
        Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    jar + " is missing: the script in deploy/load builds it");
        }
        List<String> flags = new ArrayList<>(jvm);
        flags.addAll(more);
        Child child =
                Child.start(
                        flags,
                        List.of("-Dquarkus.profile=local", "-jar", jar.toString()),
                        all,
                        data.resolve(name + "-" + port + ".log"));
        children.push(child);
        return new Instance(child, port);
    }

    /** Waits until an instance answers; a service of ours also until it says that it is ready. */
    public void awaitReady(Instance instance, String path) {
        awaitReady(instance, path, READY_WITHIN);
    }

    /** The same, and not longer: migrating millions of rows takes its time. */
    public void awaitReady(Instance instance, String path, Duration within) {
        await(instance.url(path), within, () -> isReady(instance, path));
    }

    private boolean isReady(Instance instance, String path) {
        if (!instance.process().isAlive()) {
            throw new IllegalStateException(
                    "port " + instance.port() + " ended: see the logs in " + data);
        }
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(instance.url(path)))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends one instance before the others. */
    public void stop(Instance instance) {
        children.remove(instance.process());
        instance.process().close();
    }

    /** What the processes have spent so far. */
    public CpuTime cpu(Instance service, Instance bare) {
        return CpuTime.of(service.process(), Optional.of(bare.process()), broker, postmaster());
    }

    /** The same where there is no bare endpoint. */
    public CpuTime cpu(Instance service) {
        return CpuTime.of(service.process(), Optional.empty(), broker, postmaster());
    }

    private ProcessHandle postmaster() {
        try (Stream<String> lines =
                Files.lines(data.resolve("postgres").resolve("data").resolve("postmaster.pid"))) {
            return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path data() {
        return data;
    }

    public Path keys() {
        return keys.directory();
    }

    public String broker() {
        return "127.0.0.1:" + brokerPort;
    }

    public int postgresPort() {
        return postgresPort;
    }

    public String jdbcUrl() {
        return jdbcUrl(postgresPort);
    }

    /** The database's address past another port. */
    public String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    private boolean databaseAnswers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until something is so. */
    public void await(String what, BooleanSupplier check) {
        await(what, READY_WITHIN, check);
    }

    /** Waits until something is so, and not longer. */
    public void await(String what, Duration within, BooleanSupplier check) {
        long end = System.nanoTime() + within.toNanos();
        while (!check.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        what + ": waited " + within.toSeconds() + " s" + logs());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The last lines of every log, for somebody who finds the directory gone. */
    public String logs() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                List<String> lines = Files.readAllLines(log);
                all.append("\n== ").append(log.getFileName()).append('\n');
                lines.stream()
                        .skip(Math.max(0, lines.size() - LINES_OF_A_LOG))
                        .forEach(line -> all.append(line).append('\n'));
            }
        } catch (IOException e) {
            all.append(e);
        }
        return all.toString();
    }

    /** Ends what was started last first, and removes every file that is not to be kept. */
    @Override
    public synchronized void close() {
        while (!children.isEmpty()) {
            children.pop().close();
        }
        if (!kept) {
            remove(data);
        }
    }

    private static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Could not remove " + directory + ": " + e.getMessage());
        }
    }
}
