package org.crossregion.load.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What requests say to the database and how much of it that touches, by {@code pg_stat_statements},
 * which looks only while it is asked to. The service's jobs, which go on meanwhile, do not count.
 */
record Statements(Sql sql) {

    /** What the server is started with. */
    static final String LIBRARY = "pg_stat_statements";

    private static final String SUMS =
            """
            select coalesce(sum(calls), 0), coalesce(sum(shared_blks_hit + shared_blks_read), 0)
            from pg_stat_statements
            where calls >= ? and query !~* '^(begin|commit|set |show )'
                and query !~* '(from outbox|from audit_|update audit_|audit_head|advisory|pg_|job_)'
                and query !~* '(from filing_batch|job_run|delete from|checkpoint|load_)'
            """;

    /** For each request: statements, and pages of 8 kB. */
    record Counted(double statements, long pages) {}

    void begin() throws SQLException {
        sql.execute("create extension if not exists pg_stat_statements");
        track("all");
        sql.text("select pg_stat_statements_reset()::text");
    }

    /**
     * @param requests that were sent meanwhile, all alike
     */
    Counted end(int requests) throws SQLException {
        try (Connection connection = sql.database().connect();
                PreparedStatement select = connection.prepareStatement(SUMS)) {
            select.setInt(1, requests);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Counted((double) row.getLong(1) / requests, row.getLong(2) / requests);
            }
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
