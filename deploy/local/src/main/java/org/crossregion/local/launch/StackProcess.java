package org.crossregion.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One process of the stack through all its lives. Not thread-safe: the supervisor guards it.
 *
 * <p>Its standard input is a pipe that the launcher never writes to; when the launcher dies the
 * pipe closes and the process ends itself.
 */
final class StackProcess {

    /** More deaths than this within the window are a crash loop, not an accident. */
    private static final int DEATHS_OF_A_LOOP = 5;

    /** Exit code of a process that was sent SIGKILL: whoever did that, it is not the program. */
    private static final int KILLED = 137;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Command command;
    private final Deque<Long> deaths = new ArrayDeque<>();
    private Process process;
    private List<ProcessHandle> descendants = List.of();
    private long restartAtNanos;
    private boolean dead;
    private boolean loopReported;

    StackProcess(Command command) {
        this.command = command;
    }

    Command command() {
        return command;
    }

    void start() {
        try {
            Files.createDirectories(command.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(command.words());
            builder.environment().putAll(command.environment());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            process = builder.start();
            dead = false;
        } catch (IOException e) {
            throw new Failure("Cannot start " + command.title() + ": " + e.getMessage(), e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    StackFile.Entry entry() {
        return new StackFile.Entry(
                command.name(),
                command.instance(),
                StackFile.Pid.of(process.toHandle()),
                command.port(),
                command.log().toString());
    }

    /**
     * Notes a death once and decides when to start again: at once first, then more slowly. Deaths
     * by SIGKILL do not count towards a crash loop.
     */
    boolean noteDeath(long nowNanos) {
        if (dead) {
            return false;
        }
        dead = true;
        if (process.exitValue() != KILLED) {
            deaths.addLast(nowNanos);
        }
        while (!deaths.isEmpty() && nowNanos - deaths.peekFirst() > WINDOW.toNanos()) {
            deaths.removeFirst();
        }
        Duration pause = Duration.ofMillis(300L * (1L << Math.min(deaths.size(), 5)));
        restartAtNanos = nowNanos + Math.min(pause.toNanos(), LONGEST_PAUSE.toNanos());
        return true;
    }

    boolean isDueForRestart(long nowNanos) {
        return dead && nowNanos - restartAtNanos >= 0;
    }

    /** True once, when the deaths have become a loop. */
    boolean hasBegunToLoop() {
        if (deaths.size() >= DEATHS_OF_A_LOOP && !loopReported) {
            loopReported = true;
            return true;
        }
        return false;
    }

    /** Asks the process to end; its descendants are noted first, an orphan would be nobody's. */
    void askToStop() {
        if (isAlive()) {
            descendants = process.descendants().toList();
            process.destroy();
        }
    }

    /** Waits for the end, then enforces it, down to the last descendant. */
    void stop(Duration patience) {
        if (process == null) {
            return;
        }
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
