package org.crossregion.local.story;

/** The story met something that must not be: said in one line. */
final class StoryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoryFailure(String line) {
        super(line);
    }
}
