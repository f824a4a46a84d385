package org.crossregion.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the broker's and the database starter's many loggers to warnings. */
final class Quiet {

    /** Held, because the log manager forgets a level with its logger. */
    private static final List<Logger> NOISY =
            List.of(
                    Logger.getLogger("kafka"),
                    Logger.getLogger("org.apache.kafka"),
                    Logger.getLogger("state.change.logger"),
                    Logger.getLogger("io.zonky.test"));

    private Quiet() {}

    static void loggers() {
        NOISY.forEach(logger -> logger.setLevel(Level.WARNING));
        Logger.getLogger("org.apache.kafka.common.config").setLevel(Level.SEVERE);
    }
}
