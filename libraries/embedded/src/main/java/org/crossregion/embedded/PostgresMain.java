package org.crossregion.embedded;

import java.nio.file.Path;

/**
 * PostgreSQL as a process of the local stack: {@code PostgresMain <dir> <port> [database…]}.
 *
 * <p>Prints one line {@code READY <jdbc url>}, stops the server on SIGTERM, and ends with status 1
 * if the server dies, so that whoever watches this process starts it again.
 */
public final class PostgresMain {

    private PostgresMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 2) {
            System.err.println("usage: PostgresMain <dir> <port> [database…]");
            System.exit(2);
        }
        var server =
                LocalPostgres.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), true);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop PostgreSQL"));
        for (int i = 2; i < arguments.length; i++) {
            server.createDatabaseIfMissing(arguments[i]);
        }
        System.out.println("READY " + server.jdbcUrl(LocalPostgres.USER));
        while (server.isRunning()) {
            Thread.sleep(500);
        }
        System.err.println("PostgreSQL has died");
        System.exit(1);
    }
}
