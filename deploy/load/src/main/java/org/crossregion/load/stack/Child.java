package org.crossregion.load.stack;

import org.crossregion.local.watch.ParentWatch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process of the benchmark; it ends when the benchmark ends, however that happens. */
public final class Child implements AutoCloseable {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts a JVM that runs the program.
     *
     * @param program class path and main class, or {@code -jar} and the jar, and arguments
     */
    static Child start(
            List<String> jvm, List<String> program, Map<String, String> environment, Path log) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-javaagent:" + jarOf(ParentWatch.class));
        words.addAll(jvm);
        words.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.timezone=UTC"));
        words.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + program, e);
        }
    }

    static String jarOf(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Lets the process stand still, its connections open, or go on. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        close(12);
    }

    /** Ends it, by force only after so many seconds. */
    void close(int seconds) {
        signal("CONT");
        process.destroy();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
