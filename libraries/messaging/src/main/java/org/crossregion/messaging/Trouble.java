package org.crossregion.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;

import jakarta.transaction.RollbackException;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells passing trouble, which waiting cures, from an event that can never have its effect. */
final class Trouble {

    /**
     * Connection lost, transaction rolled back by the server (deadlock, serialisation), resources
     * short, lock not available, operator at work, system error.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private Trouble() {}

    static boolean isTransient(Throwable trouble) {
        boolean passing = false;
        boolean rolledBack = false;
        for (Throwable one : chain(trouble)) {
            if (one instanceof PoisonedEvent) {
                return false;
            }
            if (one instanceof SQLException sql && sql.getSQLState() != null) {
                // What the database itself has said is decisive.
                return isPassing(sql);
            }
            passing |= isPassing(one);
            rolledBack |= one instanceof RollbackException;
        }
        return passing || rolledBack;
    }

    private static boolean isPassing(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    /** An SQLException without a state comes from the pool: no connection in time. */
    private static boolean isPassing(Throwable one) {
        return one instanceof SQLException
                || one instanceof TimeoutException
                || one instanceof InterruptedException
                || (one instanceof IOException && !(one instanceof JsonProcessingException))
                || one instanceof org.apache.kafka.common.errors.RetriableException
                || (one instanceof VirtualMachineError && !(one instanceof StackOverflowError));
    }

    /** The trouble, its causes and what they suppressed, from the outside in. */
    private static Iterable<Throwable> chain(Throwable trouble) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Throwable> ordered = new LinkedHashSet<>();
        Deque<Throwable> todo = new ArrayDeque<>();
        todo.add(trouble);
        while (!todo.isEmpty()) {
            Throwable one = todo.poll();
            if (seen.add(one)) {
                ordered.add(one);
                if (one.getCause() != null) {
                    todo.add(one.getCause());
                }
                if (one instanceof SQLException sql && sql.getNextException() != null) {
                    todo.add(sql.getNextException());
                }
                Collections.addAll(todo, one.getSuppressed());
            }
        }
        return ordered;
    }

    /** The event that a handler blames, if it does. */
    static Optional<ReceivedEvent> poisoned(Throwable trouble) {
        for (Throwable one : chain(trouble)) {
            if (one instanceof PoisonedEvent poisoned) {
                return Optional.ofNullable(poisoned.event());
            }
        }
        return Optional.empty();
    }

    /** What to tell whoever looks: the innermost message, which names the matter. */
    static String reason(Throwable trouble) {
        for (Throwable one : chain(trouble)) {
            if (one instanceof PoisonedEvent) {
                return one.getMessage();
            }
        }
        Throwable root = trouble;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String kind = root.getClass().getSimpleName();
        return root.getMessage() == null ? kind : kind + ": " + root.getMessage();
    }
}
