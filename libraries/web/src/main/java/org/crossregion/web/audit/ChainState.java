package org.crossregion.web.audit;

/**
 * What reading the whole audit chain has shown.
 *
 * @param length how many rows fit, from the first
 * @param finding {@code intact}, or where it breaks
 */
public record ChainState(boolean intact, long length, String finding) {

    static ChainState intact(long length) {
        return new ChainState(true, length, "intact");
    }

    static ChainState brokenAtId(long length, long id) {
        return new ChainState(false, length, "broken at id " + id);
    }

    /** Rows at the end are gone, or the head was changed. */
    static ChainState brokenAtEnd(long length, long position) {
        return new ChainState(
                false, length, "broken at the end: no row " + position + " as the head says");
    }
}
