package org.crossregion.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

class LocalPostgresTest {

    @TempDir Path dir;

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        int port = Ports.orFree(0);
        try (var server = LocalPostgres.start(dir, port, true)) {
            server.createDatabaseIfMissing("filing");
            server.createDatabaseIfMissing("filing");
            execute(server, "create table kept (id int)");
            assertThat(text(server, "show fsync")).isEqualTo("on");
            assertThat(text(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(server, "show full_page_writes")).isEqualTo("on");
        }
        try (var server = LocalPostgres.start(dir, port, true)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(text(server, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void a_server_of_a_killed_process_is_stopped_and_started_again() throws Exception {
        int port = Ports.orFree(0);
        Process first = ChildProcess.start(PostgresMain.class, dir, port, "filing");
        assertThat(ChildProcess.ready(first)).isEqualTo("READY " + url(port, "postgres"));
        try (Connection connection = connect(port, "filing")) {
            connection.createStatement().execute("create table kept as select 7 as id");
        }
        long orphan = postmaster();
        first.destroyForcibly().waitFor();
        assertThat(isRunning(orphan)).isTrue();

        Process second = ChildProcess.start(PostgresMain.class, dir, port, "filing");
        ChildProcess.ready(second);

        assertThat(postmaster()).isNotEqualTo(orphan);
        assertThat(isRunning(orphan)).isFalse();
        try (Connection connection = connect(port, "filing")) {
            var rows = connection.createStatement().executeQuery("select id from kept");
            assertThat(rows.next()).isTrue();
        }
        long last = postmaster();
        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(isRunning(last)).isFalse();
    }

    @Test
    void a_killed_postmaster_ends_its_process_and_the_next_one_recovers() throws Exception {
        int port = Ports.orFree(0);
        Process first = ChildProcess.start(PostgresMain.class, dir, port);
        ChildProcess.ready(first);
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(1);

        try (var server = LocalPostgres.start(dir, port, true)) {
            assertThat(text(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void both_killed_at_once_and_a_foreign_pid_in_the_pid_file_do_not_hinder_a_start()
            throws Exception {
        int port = Ports.orFree(0);
        Process first = ChildProcess.start(PostgresMain.class, dir, port);
        ChildProcess.ready(first);
        ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
        first.destroyForcibly().waitFor();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
        String ownPid = Long.toString(ProcessHandle.current().pid());
        Files.writeString(pidFile(), Files.readString(pidFile()).replaceFirst("\\d+", ownPid));

        try (var again = LocalPostgres.start(dir, port, true)) {
            assertThat(again.isRunning()).isTrue();
            assertThat(text(again, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_directory_whose_creation_was_cut_short_is_created_anew() throws Exception {
        Path half = Files.createDirectories(dir.resolve("data"));
        Files.writeString(half.resolve("postgresql.conf"), "# half");

        try (var server = LocalPostgres.start(dir, 0, false)) {
            assertThat(text(server, "select 1")).isEqualTo("1");
            assertThat(text(server, "show fsync")).isEqualTo("off");
        }
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).map(Postmaster::isRunning).orElse(false);
    }

    private Path pidFile() {
        return dir.resolve("data").resolve("postmaster.pid");
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static Connection connect(int port, String database) throws SQLException {
        return DriverManager.getConnection(url(port, database), "postgres", "postgres");
    }

    private static void execute(LocalPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server.port(), "filing")) {
            connection.createStatement().execute(sql);
        }
    }

    private static String text(LocalPostgres server, String sql) throws SQLException {
        String database = sql.contains("kept") ? "filing" : "postgres";
        try (Connection connection = connect(server.port(), database)) {
            var rows = connection.createStatement().executeQuery(sql);
            rows.next();
            return rows.getString(1);
        }
    }
}
