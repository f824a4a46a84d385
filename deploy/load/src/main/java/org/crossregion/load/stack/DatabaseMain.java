package org.crossregion.load.stack;

import org.crossregion.embedded.LocalPostgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PostgreSQL as a process of a benchmark: {@code DatabaseMain <dir> <port> <database> <durable>
 * [setting=value…]}. It stops the server on SIGTERM.
 */
public final class DatabaseMain {

    private DatabaseMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 4; i < arguments.length; i++) {
            int sign = arguments[i].indexOf('=');
            settings.put(arguments[i].substring(0, sign), arguments[i].substring(sign + 1));
        }
        LocalPostgres server =
                LocalPostgres.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Boolean.parseBoolean(arguments[3]),
                        settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop PostgreSQL"));
        server.createDatabaseIfMissing(arguments[2]);
        while (server.isRunning()) {
            Thread.sleep(500);
        }
        System.err.println("PostgreSQL has died");
        System.exit(1);
    }
}
