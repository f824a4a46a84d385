package org.crossregion.database;

import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

import javax.sql.DataSource;

/** Makes the Jdbi of a data source as all our SQL expects it. */
public final class Databases {

    private Databases() {}

    /** With our mappings and local transactions, for use without a container. */
    public static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.registerArgument(new ValueArguments());
        jdbi.registerColumnMapper(new ValueColumns());
        jdbi.registerRowMapper(new RecordRows());
        // The message of a failed statement must not quote what was bound to it.
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }
}
