package org.crossregion.load.replay;

/**
 * One parameter of a statement.
 *
 * @param type as PostgreSQL numbers it; 0 where the server is to find out
 * @param value its text form, in which {@code {{…}}} stands for what differs from stay to stay;
 *     null for SQL's null
 */
public record Parameter(int type, String value) {}
