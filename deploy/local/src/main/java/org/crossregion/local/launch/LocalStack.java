package org.crossregion.local.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The running system: one database server, one broker, the twin of the other platforms and every
 * instance of the four services, each a process of its own, started together and kept running.
 */
final class LocalStack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(180);

    private final Layout layout;
    private final UpOptions options;
    private final Console console;
    private final DataDirectory data;
    private final Settings settings;
    private final Supervisor supervisor;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private boolean ready;
    private boolean closed;

    LocalStack(Layout layout, UpOptions options, Console console) {
        this.layout = layout;
        this.options = options;
        this.console = console;
        this.data = DataDirectory.open(options);
        this.settings = new Settings(layout, data, DevelopmentKeys.in(data.keys()));
        this.supervisor = new Supervisor(console, this::writeDown);
    }

    /** Everything starts at once as soon as the database answers; returns when all are ready. */
    void start() {
        emptyLogs();
        supervisor.run(settings.postgres());
        supervisor.run(settings.broker());
        supervisor.begin();
        await("PostgreSQL", () -> settings.databasesExist());
        console.line("PostgreSQL answers on %d", layout.postgresPort());
        List<Command> services = services();
        services.forEach(supervisor::run);
        await("Kafka", () -> Ports.answers(layout.brokerPort()));
        console.line("Kafka answers on %d", layout.brokerPort());
        for (Command service : services) {
            await(service.title(), () -> isReady(service.port()));
            console.line("%s is ready on %d", service.title(), service.port());
        }
    }

    /** From now on {@code audit} and {@code token} find a stack that is whole. */
    void markReady() {
        ready = true;
        writeDown();
    }

    Path keys() {
        return data.keys();
    }

    DataDirectory data() {
        return data;
    }

    void mustNotLoop() {
        supervisor.mustNotLoop();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        supervisor.stop();
        Leftovers.stopDatabaseServer(data.postgres());
        data.removeIfTemporary();
        try {
            Files.deleteIfExists(layout.stackFile());
        } catch (IOException e) {
            System.err.println("Could not remove " + layout.stackFile());
        }
    }

    private List<Command> services() {
        List<Command> commands = new ArrayList<>();
        commands.add(settings.platform());
        for (Map.Entry<ServiceName, Integer> wanted : options.instances().entrySet()) {
            for (int instance = 1; instance <= wanted.getValue(); instance++) {
                commands.add(settings.service(wanted.getKey(), instance));
            }
        }
        return commands;
    }

    /** Ports that must be free before anything starts. */
    static void mustFindPortsFree(Layout layout, UpOptions options) {
        Ports.mustBeFree(layout.postgresPort(), "PostgreSQL", layout);
        Ports.mustBeFree(layout.brokerPort(), "Kafka", layout);
        Ports.mustBeFree(layout.controllerPort(), "Kafka's controller", layout);
        Ports.mustBeFree(layout.platformPort(), "the other platforms' twin", layout);
        options.instances()
                .forEach(
                        (service, count) -> {
                            for (int instance = 1; instance <= count; instance++) {
                                Ports.mustBeFree(
                                        service.port(instance, layout.portOffset()),
                                        service.module(),
                                        layout);
                            }
                        });
    }

    private boolean isReady(int port) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for port " + port + ".", e);
        }
    }

    private void await(String what, Check check) {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!check.holds()) {
            supervisor.mustNotLoop();
            if (System.nanoTime() > end) {
                throw new Failure(
                        what
                                + " was not ready within "
                                + READY_WITHIN.toSeconds()
                                + " s: read the logs in "
                                + layout.logs()
                                + ".");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while starting.", e);
        }
    }

    private void writeDown() {
        synchronized (this) {
            if (closed) {
                return;
            }
            new StackFile(
                            StackFile.Pid.of(ProcessHandle.current()),
                            data.path().toString(),
                            data.temporary(),
                            data.keys().toString(),
                            ready,
                            supervisor.entries())
                    .write(layout);
        }
    }

    private void emptyLogs() {
        try {
            Files.createDirectories(layout.logs());
            try (var logs = Files.newDirectoryStream(layout.logs(), "*.log")) {
                for (Path log : logs) {
                    Files.delete(log);
                }
            }
        } catch (IOException e) {
            throw new Failure("Cannot write logs to " + layout.logs() + ": " + e.getMessage(), e);
        }
    }

    /** Something that becomes true in a while. */
    private interface Check {
        boolean holds();
    }
}
