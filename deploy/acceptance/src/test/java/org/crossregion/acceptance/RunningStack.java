package org.crossregion.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The launcher as a process of its own, beside whatever else runs on this machine. */
final class RunningStack implements AutoCloseable {

    private static final long READY_SECONDS = 240;
    private static final List<Integer> PORTS =
            List.of(15432, 19092, 19093, 8081, 8082, 8083, 8084, 8090);

    private final Process launcher;
    private final List<String> said = new ArrayList<>();
    private final int offset;

    private RunningStack(Process launcher, int offset) {
        this.launcher = launcher;
        this.offset = offset;
        Thread reader = new Thread(this::read, "launcher output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it with ports that nobody has, and waits until it says that it is ready. */
    static RunningStack start(String... options) {
        int offset = freeOffset();
        List<String> words = java("org.crossregion.local.launch.Up");
        words.addAll(List.of(options));
        words.addAll(List.of("--port-offset", Integer.toString(offset)));
        RunningStack stack = new RunningStack(begin(words), offset);
        stack.awaitReady();
        return stack;
    }

    static Path root() {
        return Path.of(System.getProperty("build.root"));
    }

    int offset() {
        return offset;
    }

    /** What a command beside {@code up} prints; it must succeed. */
    List<String> run(String mainClass, String... arguments) {
        List<String> lines = new ArrayList<>();
        int code = exitCode(lines, mainClass, arguments);
        if (code != 0) {
            throw new AssertionError(mainClass + " ended with " + code + ": " + lines);
        }
        return lines;
    }

    /** The exit code of a command beside {@code up}; its output is added to the lines. */
    int exitCode(List<String> lines, String mainClass, String... arguments) {
        List<String> words = java(mainClass);
        words.addAll(List.of(arguments));
        words.addAll(List.of("--port-offset", Integer.toString(offset)));
        Process process = begin(words);
        try (BufferedReader out = reader(process)) {
            out.lines().forEach(lines::add);
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process id of the first instance with this name, as {@code ps} prints it. */
    long pid(String name) {
        return run("org.crossregion.local.launch.Ps").stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.trim().split("\\s+"))
                .mapToLong(columns -> Long.parseLong(columns[2]))
                .findFirst()
                .orElseThrow();
    }

    ProcessHandle handle() {
        return launcher.toHandle();
    }

    /** Everything the launcher has started, and the database server that its keeper started. */
    List<ProcessHandle> everything() {
        return Stream.concat(launcher.descendants(), ProcessHandle.of(pid("postgres")).stream())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
                throw new AssertionError("the launcher did not stop; it said " + said);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!hasSaid("The local stack is ready.")) {
            if (!launcher.isAlive() || System.nanoTime() > end) {
                launcher.destroy();
                throw new AssertionError("the stack is not ready; the launcher said " + said);
            }
            pause();
        }
    }

    boolean hasSaid(String text) {
        synchronized (said) {
            return said.stream().anyMatch(line -> line.contains(text));
        }
    }

    private void read() {
        try (BufferedReader out = reader(launcher)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                System.out.println("up: " + line);
                synchronized (said) {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process begin(List<String> words) {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the scripts in deploy/local run it. */
    private static List<String> java(String mainClass) {
        Path target = root().resolve("deploy/local/target");
        if (!Files.exists(target.resolve("local.jar"))) {
            throw new AssertionError("package deploy/local first: mvn verify does");
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m"));
        words.add("-Dcrossregion.root=" + root());
        words.add("-Dfile.encoding=UTF-8");
        words.add("-cp");
        words.add(target.resolve("local.jar") + ":" + target.resolve("lib") + "/*");
        words.add(mainClass);
        return words;
    }

    private static int freeOffset() {
        return IntStream.iterate(1_300, offset -> offset < 9_000, offset -> offset + 700)
                .filter(offset -> PORTS.stream().allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no free ports"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "stack with offset %d", offset);
    }
}
