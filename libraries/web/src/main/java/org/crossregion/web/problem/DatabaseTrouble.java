package org.crossregion.web.problem;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Tells a database that is busy or away, and values it cannot hold, from our own mistakes. */
final class DatabaseTrouble {

    private static final int RETRY_AFTER_SECONDS = 1;

    /** Deadlock, serialization, lock timeout, statement cancelled, shutting down, too many. */
    private static final Set<String> PASSING =
            Set.of("40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "53300");

    private static final String SAME_KEY = "23505";

    /** Text, number or date out of the range of its column, or text that is not UTF-8. */
    private static final Set<String> UNSTORABLE = Set.of("22001", "22003", "22008", "22021");

    private DatabaseTrouble() {}

    static Optional<Refused> refusedBecauseOf(Throwable failure) {
        return databaseFailure(failure, Collections.newSetFromMap(new IdentityHashMap<>()))
                .flatMap(DatabaseTrouble::refusedBecauseOf);
    }

    /** Among the causes, and what they suppress: a commit hides its own cause there. */
    private static Optional<SQLException> databaseFailure(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return Optional.empty();
        }
        if (failure instanceof SQLException sql) {
            return Optional.of(sql);
        }
        Optional<SQLException> cause = databaseFailure(failure.getCause(), seen);
        return cause.isPresent()
                ? cause
                : Arrays.stream(failure.getSuppressed())
                        .flatMap(suppressed -> databaseFailure(suppressed, seen).stream())
                        .findFirst();
    }

    private static Optional<Refused> refusedBecauseOf(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        if (PASSING.contains(state)
                || state.startsWith("08")
                || message.contains("acquisition timeout")
                || message.contains("pool is shutting down")) {
            return Optional.of(
                    Refused.forNow(
                            SharedRefusal.BUSY, "try the same request again", RETRY_AFTER_SECONDS));
        }
        if (state.equals(SAME_KEY)) {
            return Optional.of(new Refused(SharedRefusal.CONFLICT, SharedRefusal.CONFLICT.title()));
        }
        if (UNSTORABLE.contains(state)) {
            return Optional.of(
                    new Refused(
                            SharedRefusal.INVALID_REQUEST,
                            "a value is longer or larger than can" + " be stored"));
        }
        return Optional.empty();
    }
}
