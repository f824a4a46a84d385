package org.crossregion.local.launch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs, written down: {@code ps}, {@code token} and {@code audit} read it, and the next {@code
 * up} finds in it what a killed launcher left behind.
 *
 * @param launcher the launcher itself
 * @param data databases and broker
 * @param temporary whether the data goes when the stack goes
 * @param keys the development keys that tokens are signed with
 * @param ready whether everything has answered and the reference data is loaded
 * @param processes every process of the stack
 */
public record StackFile(
        Pid launcher,
        String data,
        boolean temporary,
        String keys,
        boolean ready,
        List<Entry> processes) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A process id that cannot be mistaken for a later process with the same number.
     *
     * @param pid the number
     * @param startedMillis when the operating system started it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Pid(long pid, long startedMillis) {

        static Pid of(ProcessHandle process) {
            return new Pid(process.pid(), started(process));
        }

        /** The process, if it still is the same. */
        Optional<ProcessHandle> handle() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Math.abs(started(process) - startedMillis) < 2_000);
        }

        private static long started(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }

    /**
     * One process of the stack.
     *
     * @param name what it is, such as {@code settlement-service}
     * @param instance counted from 1
     * @param process its id
     * @param port where it listens
     * @param log its output
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(String name, int instance, Pid process, int port, String log) {}

    /** The stack described in the file, whether it still runs or not. */
    public static Optional<StackFile> read(Layout layout) {
        try {
            return Files.isRegularFile(layout.stackFile())
                    ? Optional.of(JSON.readValue(layout.stackFile().toFile(), StackFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The running stack, or the line that says how to start one. */
    public static StackFile running(Layout layout) {
        return read(layout)
                .filter(stack -> stack.launcher().handle().isPresent())
                .orElseThrow(
                        () ->
                                new Failure(
                                        "No local stack is running"
                                                + (layout.portOffset() == 0
                                                        ? ""
                                                        : " with --port-offset "
                                                                + layout.portOffset())
                                                + ": start one with deploy/local/up."));
    }

    void write(Layout layout) {
        try {
            Files.createDirectories(layout.run());
            Path draft = Files.createTempFile(layout.run(), "stack", ".json");
            JSON.writeValue(draft.toFile(), this);
            Files.move(
                    draft,
                    layout.stackFile(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure("Cannot write " + layout.stackFile() + ": " + e.getMessage(), e);
        }
    }
}
