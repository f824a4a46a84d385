package org.crossregion.local.launch;

/** What went wrong and what to do about it, in one line for the person at the terminal. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String line) {
        super(line);
    }

    public Failure(String line, Throwable cause) {
        super(line, cause);
    }
}
