package org.crossregion.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server process of a data directory as its {@code postmaster.pid} and the process table show
 * it, whoever started it.
 *
 * <p>A killed launcher leaves the postmaster running, and a killed postmaster leaves children that
 * still hold the shared memory: both must be gone before the directory can be started again.
 */
final class Postmaster {

    private static final long STOP_SECONDS = 20;

    private Postmaster() {}

    /** The living postmaster of this data directory. */
    static Optional<ProcessHandle> of(Path data) {
        return pid(data).flatMap(ProcessHandle::of).filter(process -> serves(process, data));
    }

    /** Ends every server process of this data directory and removes a pid file left behind. */
    static void clear(Path data) throws IOException {
        Optional<ProcessHandle> running = of(data);
        if (running.isPresent()) {
            stop(running.get());
        }
        for (ProcessHandle child : childrenLeftBehind(data)) {
            kill(child);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        signal(postmaster, "INT");
        if (!ended(postmaster, STOP_SECONDS)) {
            signal(postmaster, "QUIT");
            if (!ended(postmaster, STOP_SECONDS)) {
                kill(postmaster);
            }
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        ended(process, STOP_SECONDS);
    }

    private static void signal(ProcessHandle process, String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle process, long seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (isRunning(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Not so for one that has ended and that nobody has asked for its status. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !zombie(process);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Long> pid(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0)));
        } catch (IOException | NumberFormatException noneOrHalfWritten) {
            return Optional.empty();
        }
    }

    /** A pid may long belong to somebody else: only a postgres working in this directory counts. */
    private static boolean serves(ProcessHandle process, Path data) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        if (!Files.isDirectory(proc)) {
            return process.info().command().filter(c -> c.contains("postgres")).isPresent();
        }
        try {
            return Files.readString(proc.resolve("comm")).startsWith("postgres")
                    && isRunning(process)
                    && Files.isSameFile(proc.resolve("cwd"), data);
        } catch (IOException endedMeanwhileOrForeign) {
            return false;
        }
    }

    private static boolean zombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException noSuchProcessOrSystem) {
            return false;
        }
    }

    private static List<ProcessHandle> childrenLeftBehind(Path data) {
        if (!Files.isDirectory(Path.of("/proc/self")) || !Files.isDirectory(data)) {
            return List.of();
        }
        return ProcessHandle.allProcesses().filter(process -> serves(process, data)).toList();
    }
}
