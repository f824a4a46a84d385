/**
 * How a service talks to its own PostgreSQL database: SQL by hand through one Jdbi that joins the
 * JTA transaction, with the values of {@code org.crossregion.values} as arguments and columns, and
 * locks that let one of several instances run a job.
 */
package org.crossregion.database;
