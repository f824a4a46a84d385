package org.crossregion.local.launch;

import java.io.PrintStream;
import java.util.Locale;

/** What the person at the terminal reads: one line per stage, with the seconds since the start. */
public final class Console {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    public Console(PrintStream out) {
        this.out = out;
    }

    /** One line of progress. */
    public synchronized void line(String format, Object... arguments) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        String text = arguments.length == 0 ? format : format.formatted(arguments);
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, text));
        out.flush();
    }

    /** Text as it stands, such as a table. */
    public synchronized void print(String text) {
        out.println(text);
        out.flush();
    }
}
