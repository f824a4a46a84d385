package org.crossregion.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process of the shared test services: starts both, tells their ports in a file, and ends when
 * nobody has been connected for three minutes, or as soon as nobody is and the file is gone.
 */
final class SharedServicesMain {

    static final String PORT_FILE = "ports.properties";
    static final int GREETING = 'C';

    private static final String RUN = "run-";

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final AtomicInteger users = new AtomicInteger();
    private volatile long lastUse = System.nanoTime();

    private SharedServicesMain() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        // Not below target: a clean beside a running build must not pull the ground away.
        Path home = temporary();
        removeLeftOvers(home);
        Path data = home.resolve(RUN + ProcessHandle.current().pid());
        var postgres = LocalPostgres.start(data.resolve("postgres"), 0, false);
        var broker = LocalBroker.start(data.resolve("kafka"), 0, 0);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    broker.close();
                                    postgres.close();
                                    Directories.delete(data);
                                }));
        try (var control = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var main = new SharedServicesMain();
            Thread door = new Thread(() -> main.welcome(control), "door");
            door.setDaemon(true);
            door.start();
            Path file = tell(folder, postgres.port(), broker.port(), control.getLocalPort());
            do {
                main.awaitIdle(file, control.getLocalPort());
                forget(file, control.getLocalPort());
                // Whoever has read the file just now is still let in.
                Thread.sleep(1_000);
            } while (main.users.get() > 0);
        }
        System.exit(0);
    }

    private static Path temporary() {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "");
        return Path.of(System.getProperty("java.io.tmpdir"), "crossregion-tests-" + user);
    }

    /** What processes that were killed have left, running or on disk. */
    private static void removeLeftOvers(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (var runs = Files.list(home)) {
            for (Path run : runs.filter(SharedServicesMain::isAbandoned).toList()) {
                Postmaster.clear(run.resolve("postgres").resolve("data"));
                Directories.delete(run);
            }
        }
    }

    private static boolean isAbandoned(Path run) {
        String name = run.getFileName().toString();
        return name.matches(RUN + "\\d+")
                && ProcessHandle.of(Long.parseLong(name.substring(RUN.length()))).isEmpty();
    }

    private static Path tell(Path folder, int postgres, int kafka, int control) throws IOException {
        var ports = new Properties();
        ports.setProperty("postgres", Integer.toString(postgres));
        ports.setProperty("kafka", Integer.toString(kafka));
        ports.setProperty("control", Integer.toString(control));
        ports.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        Path draft = folder.resolve(PORT_FILE + ".new");
        try (var out = Files.newOutputStream(draft)) {
            ports.store(out, null);
        }
        Path file = folder.resolve(PORT_FILE);
        return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void welcome(ServerSocket control) {
        while (!control.isClosed()) {
            try {
                Socket user = control.accept();
                users.incrementAndGet();
                Thread guest = new Thread(() -> untilGone(user), "user");
                guest.setDaemon(true);
                guest.start();
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void untilGone(Socket user) {
        try (user) {
            user.getOutputStream().write(GREETING);
            user.getInputStream().read();
        } catch (IOException gone) {
            // The user's JVM has ended: what we wait for.
        } finally {
            lastUse = System.nanoTime();
            users.decrementAndGet();
        }
    }

    private void awaitIdle(Path file, int control) throws IOException, InterruptedException {
        while (users.get() > 0 || (ours(file, control) && !idle())) {
            Thread.sleep(1_000);
        }
    }

    private static void forget(Path file, int control) throws IOException {
        if (ours(file, control)) {
            Files.deleteIfExists(file);
        }
    }

    private boolean idle() {
        return System.nanoTime() - lastUse > IDLE_NANOS;
    }

    private static boolean ours(Path file, int control) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        var ports = new Properties();
        try (var in = Files.newInputStream(file)) {
            ports.load(in);
        }
        return Integer.toString(control).equals(ports.getProperty("control"));
    }
}
