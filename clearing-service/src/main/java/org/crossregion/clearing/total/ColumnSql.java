package org.crossregion.clearing.total;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * Runs statements whose parameters are whole columns, an array each, which the statement unnests:
 * one round trip for a batch of any size.
 */
public final class ColumnSql {

    private ColumnSql() {}

    /** What is done with a connection. */
    public interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    /** Work without a result. */
    public interface Task {
        void with(Connection connection) throws SQLException;
    }

    /** What the database said, as it said it. */
    private static final class Failure extends JdbiException {

        private static final long serialVersionUID = 1L;

        Failure(SQLException cause) {
            super(cause);
        }
    }

    /**
     * A column as an array of the database. The driver sends it as bytes if its elements are of one
     * Java type, and else as a text in which every element is escaped, to be read again.
     *
     * @param type {@code text}, {@code bigint}, {@code smallint}, or another whose values are texts
     */
    public static Array column(Connection connection, String type, Stream<?> values)
            throws SQLException {
        Object[] column =
                switch (type) {
                    case "bigint" -> values.toArray(Long[]::new);
                    case "smallint" ->
                            values.map(value -> ((Number) value).shortValue())
                                    .toArray(Short[]::new);
                    default -> values.toArray(String[]::new);
                };
        return connection.createArrayOf(type, column);
    }

    public static <R> R ask(Jdbi jdbi, Work<R> work) {
        try {
            return jdbi.<R, SQLException>withHandle(handle -> work.with(handle.getConnection()));
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    public static void run(Jdbi jdbi, Task task) {
        try {
            jdbi.<SQLException>useHandle(handle -> task.with(handle.getConnection()));
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }
}
