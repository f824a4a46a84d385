package org.crossregion.load.scale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The benchmark's own look at the service's database. */
public record Sql(Database database) {

    /** Where connections come from. */
    public interface Database {
        Connection connect() throws SQLException;
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row; empty if there is none. */
    public String text(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    public long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }
}
