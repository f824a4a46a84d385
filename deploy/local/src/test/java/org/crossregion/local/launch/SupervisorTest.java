package org.crossregion.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

class SupervisorTest {

    @TempDir Path logs;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Supervisor supervisor =
            new Supervisor(
                    new Console(new PrintStream(said, true, StandardCharsets.UTF_8)), () -> {});

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void a_killed_process_runs_again_within_seconds() {
        supervisor.run(command("sleeper", "sleep", "600"));
        supervisor.begin();
        long first = pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await(() -> pid() != first && isAlive(pid()));
    }

    @Test
    void a_process_that_cannot_live_is_named_with_its_log() {
        supervisor.run(command("dying-service", "false"));
        supervisor.begin();

        await(() -> said.toString(StandardCharsets.UTF_8).contains("keeps dying"));
        assertThatThrownBy(supervisor::mustNotLoop)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("dying-service")
                .hasMessageContaining(logs.resolve("dying-service.log").toString());
    }

    @Test
    void stopping_ends_every_process_and_its_descendants() {
        supervisor.run(command("parent", "sh", "-c", "sleep 601 & sleep 602 & wait"));
        supervisor.begin();
        ProcessHandle parent = ProcessHandle.of(pid()).orElseThrow();
        await(() -> parent.descendants().count() == 2);
        List<ProcessHandle> all =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(parent), parent.descendants())
                        .toList();

        supervisor.stop();

        await(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void nothing_is_started_again_once_stopping_has_begun() {
        supervisor.run(command("sleeper", "sleep", "600"));
        supervisor.begin();
        supervisor.stop();
        supervisor.run(command("late", "sleep", "600"));

        assertThat(supervisor.entries()).hasSize(1);
        assertThat(isAlive(pid())).isFalse();
    }

    private Command command(String name, String... words) {
        return new Command(name, 1, 0, List.of(words), Map.of(), logs.resolve(name + ".log"));
    }

    private long pid() {
        return supervisor.entries().get(0).process().pid();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void await(BooleanSupplier truth) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!truth.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so").isLessThan(end);
            Thread.onSpinWait();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
