package org.crossregion.settlement.gateway;

import java.sql.SQLException;
import java.util.Set;

/** Tells what will pass by itself (a lost or busy database, a deadlock) from what will not. */
final class Outages {

    /** Connection, transaction rollback, resources, operator intervention, lock not available. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "55");

    private static final int DEEPEST = 20;

    private Outages() {}

    static boolean caused(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The pool's own time-out has no state. */
    private static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
    }
}
