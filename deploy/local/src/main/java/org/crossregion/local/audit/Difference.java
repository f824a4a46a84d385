package org.crossregion.local.audit;

/** The first thing that does not hold, in words that say where to look. */
final class Difference extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Difference(String what) {
        super(what);
    }
}
