package org.crossregion.local.scenario;

/** The story met something that must not be: said in one line. */
public final class StoryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoryFailure(String line) {
        super(line);
    }
}
