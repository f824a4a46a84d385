package org.crossregion.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The one PostgreSQL and the one broker that all test JVMs of a build share.
 *
 * <p>The first user starts them as a process of their own, which ends by itself some minutes after
 * its last user. Each use of a database is a fresh one, each use of the broker has its own prefix.
 */
public final class SharedServices {

    private static final String LOGIN = LocalPostgres.USER;
    private static final long START_SECONDS = 180;

    private final Properties ports;

    private SharedServices(Properties ports) {
        this.ports = ports;
    }

    static synchronized SharedServices connect() {
        Path folder = folder();
        try {
            Files.createDirectories(folder);
            try (var channel =
                            FileChannel.open(
                                    folder.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var lock = lock(channel)) {
                if (!lock.isValid()) {
                    throw new IllegalStateException("no lock on " + folder);
                }
                return running(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("shared test services in " + folder, e);
        }
    }

    private static SharedServices running(Path folder) throws IOException {
        Path file = folder.resolve(SharedServicesMain.PORT_FILE);
        Properties found = read(file);
        if (held(found)) {
            return new SharedServices(found);
        }
        Files.deleteIfExists(file);
        Process starting = launch(folder);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && starting.isAlive()) {
            Properties now = read(file);
            if (held(now)) {
                return new SharedServices(now);
            }
            pause();
        }
        starting.destroy();
        throw new IllegalStateException(
                "the shared test services did not start; see " + folder.resolve("services.log"));
    }

    /** Opens the control connection that keeps the services running while this JVM lives. */
    private static boolean held(Properties ports) {
        String control = ports.getProperty("control");
        if (control == null) {
            return false;
        }
        // Every class loader of this JVM finds here that the connection is open already.
        String name = SharedServices.class.getName() + "." + control;
        if (System.getProperty(name) != null) {
            return true;
        }
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(control));
            if (socket.getInputStream().read() != SharedServicesMain.GREETING) {
                socket.close();
                return false;
            }
            System.setProperty(name, "open");
            Thread holder = new Thread(() -> hold(socket, name), "test services");
            holder.setDaemon(true);
            holder.setContextClassLoader(ClassLoader.getSystemClassLoader());
            holder.start();
            return true;
        } catch (IOException notRunning) {
            return false;
        }
    }

    /** For the life of this JVM, or until the services are gone. */
    private static void hold(Socket socket, String name) {
        try (socket) {
            socket.getInputStream().read();
        } catch (IOException gone) {
            // The next use starts new ones.
        } finally {
            System.clearProperty(name);
        }
    }

    private static Process launch(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path log = folder.resolve("services.log");
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SharedServicesMain.class.getName(),
                                folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    private static java.nio.channels.FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException anotherClassLoaderOfThisJvm) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private static Path folder() {
        return root().resolve("target").resolve("embedded");
    }

    private static Path root() {
        String given = System.getProperty("build.root", "");
        if (!given.isBlank() && !given.startsWith("${")) {
            return Path.of(given);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        return here;
    }

    /** Creates an empty database and returns its JDBC address. */
    public String freshDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        int port = Integer.parseInt(ports.getProperty("postgres"));
        LocalPostgres.createDatabaseIfMissing(port, name);
        return LocalPostgres.jdbcUrl(port, name);
    }

    public String user() {
        return LOGIN;
    }

    public String password() {
        return LocalPostgres.PASSWORD;
    }

    public String bootstrap() {
        return "127.0.0.1:" + ports.getProperty("kafka");
    }

    /** A prefix that keeps the topics of one application start apart from all others. */
    public String freshTopicPrefix() {
        return "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    }
}
