package org.crossregion.local.watch;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends its JVM when standard input ends. The launcher holds the other end of that pipe, so the
 * operating system closes it whatever way the launcher dies, {@code kill -9} too.
 */
public final class ParentWatch {

    private static final int GRACE_MILLIS = 10_000;

    private ParentWatch() {}

    /** Called by the JVM before the service's own main class. */
    public static void premain(String arguments) {
        InputStream parent = System.in;
        Thread watch = new Thread(() -> endWith(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // The launcher never writes; what a test writes means nothing.
            }
        } catch (IOException e) {
            // A broken pipe says the same as a closed one.
        }
        Thread halt = new Thread(ParentWatch::haltAfterGrace, "parent-watch-halt");
        halt.setDaemon(true);
        halt.start();
        System.exit(1);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
