package org.crossregion.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What an earlier launcher left behind when it was killed: its processes, its temporary directory,
 * and a database server that outlived the process around it.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Ends what a dead launcher left; refuses if its launcher is alive. */
    static void clear(Layout layout, Console console) {
        StackFile left = StackFile.read(layout).orElse(null);
        if (left == null) {
            return;
        }
        if (left.launcher().handle().isPresent()) {
            throw new Failure(
                    "The local stack already runs (pid "
                            + left.launcher().pid()
                            + "): stop it with kill "
                            + left.launcher().pid()
                            + ", or start another with --port-offset "
                            + (layout.portOffset() + 1_000)
                            + ".");
        }
        List<ProcessHandle> alive =
                left.processes().stream()
                        .flatMap(entry -> entry.process().handle().stream())
                        .toList();
        if (!alive.isEmpty()) {
            console.line("ending %d processes that a killed launcher left", alive.size());
            alive.forEach(ProcessHandle::destroy);
            alive.forEach(Leftovers::awaitEnd);
        }
        DataDirectory data = new DataDirectory(Path.of(left.data()), left.temporary());
        stopDatabaseServer(data.postgres());
        data.removeIfTemporary();
        try {
            Files.deleteIfExists(layout.stackFile());
        } catch (IOException e) {
            throw new Failure("Cannot remove " + layout.stackFile() + ": " + e.getMessage(), e);
        }
    }

    /** Ends a PostgreSQL server whose keeper is gone; its files are whole either way. */
    static void stopDatabaseServer(Path directory) {
        serverOf(directory)
                .ifPresent(
                        server -> {
                            interrupt(server);
                            awaitEnd(server);
                        });
    }

    /** The server that works on this directory, if one does. */
    static Optional<ProcessHandle> serverOf(Path directory) {
        Path pidFile = directory.resolve("data/postmaster.pid");
        try {
            if (!Files.isRegularFile(pidFile)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            process ->
                                    process.info()
                                            .command()
                                            .map(command -> command.contains("postgres"))
                                            .orElse(true));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients to leave. */
    private static void interrupt(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
        } catch (IOException e) {
            server.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // It ended in its own way.
        }
    }
}
