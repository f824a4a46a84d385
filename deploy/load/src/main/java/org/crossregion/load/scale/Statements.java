package org.crossregion.load.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What requests say to the database and how much of it that touches, by {@code pg_stat_statements},
 * which looks only while it is asked to. The service's jobs, which go on meanwhile, do not count.
 */
record Statements(Sql sql) {

    /** What the server is started with. */
    static final String LIBRARY = "pg_stat_statements";

    private static final String SAID =
            """
            select left(regexp_replace(query, '\\s+', ' ', 'g'), 100), calls, total_exec_time,
                shared_blks_hit + shared_blks_read
            from pg_stat_statements
            where calls >= ? and query !~* '^(begin|commit|set |show )'
                and query !~* '(from outbox|from audit_|update audit_|audit_head|advisory|pg_|job_)'
                and query !~* '(from filing_batch|job_run|delete from|checkpoint|load_)'
            order by total_exec_time desc
            """;

    /**
     * One statement, for each request.
     *
     * @param millis that its execution took in the server
     * @param pages of 8 kB that it touched
     */
    record Said(String sql, double calls, double millis, double pages) {}

    /** What was said. */
    record Counted(List<Said> said) {

        double statements() {
            return said.stream().mapToDouble(Said::calls).sum();
        }

        double millis() {
            return said.stream().mapToDouble(Said::millis).sum();
        }

        long pages() {
            return Math.round(said.stream().mapToDouble(Said::pages).sum());
        }
    }

    void begin() throws SQLException {
        sql.execute("create extension if not exists pg_stat_statements");
        track("top");
        sql.text("select pg_stat_statements_reset()::text");
    }

    /**
     * @param requests that were sent meanwhile, all alike
     */
    Counted end(int requests) throws SQLException {
        try (Connection connection = sql.database().connect();
                PreparedStatement select = connection.prepareStatement(SAID)) {
            select.setInt(1, requests);
            List<Said> said = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    said.add(
                            new Said(
                                    row.getString(1),
                                    (double) row.getLong(2) / requests,
                                    row.getDouble(3) / requests,
                                    (double) row.getLong(4) / requests));
                }
            }
            return new Counted(said);
        } finally {
            track("none");
        }
    }

    /** Sessions hear of it within moments. */
    void track(String what) throws SQLException {
        sql.execute("alter system set pg_stat_statements.track = '" + what + "'");
        sql.execute("select pg_reload_conf()");
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
