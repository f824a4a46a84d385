package org.crossregion.local.platform;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The twin as a process of the local stack: {@code PlatformMain <port> <jdbc url> <user> <password>
 * <reference>}.
 */
public final class PlatformMain {

    private static final int TRIES = 120;
    private static final int PAUSE_MILLIS = 500;

    private PlatformMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 5) {
            System.err.println(
                    "usage: PlatformMain <port> <jdbc url> <user> <password> <reference>");
            System.exit(2);
        }
        Books books = new Books(arguments[1], arguments[2], arguments[3]);
        open(books);
        Twin twin = Twin.of(Path.of(arguments[4]), books);
        TwinServer server = TwinServer.start(Integer.parseInt(arguments[0]), twin, books);
        System.out.println("READY http://127.0.0.1:" + server.port());
        Thread.currentThread().join();
    }

    /** The database may just be starting again. */
    private static void open(Books books) throws InterruptedException {
        for (int i = 1; ; i++) {
            try {
                books.open();
                return;
            } catch (SQLException e) {
                if (i == TRIES) {
                    throw new IllegalStateException("no database: " + e.getMessage(), e);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
