package org.crossregion.load.replay;

import java.util.List;

/**
 * What goes to the database in one round trip: one statement, or several that were sent together.
 *
 * @param sql as JDBC wants it; several statements are separated by semicolons
 * @param keep whether a later step needs the first column of the first row
 */
public record Step(String sql, List<Parameter> parameters, boolean keep) {}
