package org.crossregion.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Opens connections to the service's database beside the pool, for what belongs to a session rather
 * than to a transaction: session locks and notifications.
 */
@Singleton
public class DirectConnections {

    private final String url;
    private final String user;
    private final String password;

    @Inject
    DirectConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this(url, user.orElse(""), password.orElse(""));
    }

    /** For use without a container; a blank user or password is left to the driver. */
    public DirectConnections(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Opens a connection in autocommit mode.
     *
     * <p>The server notices within half a minute when this machine is gone, and frees its locks.
     */
    public Connection open(String purpose) throws SQLException {
        Properties properties = new Properties();
        putIfGiven(properties, "user", user);
        putIfGiven(properties, "password", password);
        properties.put("ApplicationName", purpose);
        properties.put("tcpKeepAlive", "true");
        properties.put("loginTimeout", "10");
        properties.put("connectTimeout", "10");
        properties.put("logServerErrorDetail", "false");
        properties.put(
                "options",
                "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not the address of a PostgreSQL database: " + url, "08001");
        }
        return connection;
    }

    private static void putIfGiven(Properties properties, String name, String value) {
        if (!value.isBlank()) {
            properties.put(name, value);
        }
    }
}
