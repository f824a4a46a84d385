package org.crossregion.load.wire;

import java.util.List;

/**
 * One statement as it went over the wire.
 *
 * @param session the connection it went over
 * @param turn statements of one connection with the same turn went in one round trip
 * @param sql with {@code $1} for the first parameter
 * @param types of the parameters, as PostgreSQL numbers them; 0 where the server is to find out
 * @param values of the parameters in their text form; null for SQL's null
 * @param rows of the answer in their text form, filled as they come
 */
public record Executed(
        int session,
        int turn,
        String sql,
        List<Integer> types,
        List<String> values,
        List<List<String>> rows) {

    /** In the place of a value that the driver sent in a binary form that is not read here. */
    public static final String UNREADABLE = "\0";
}
