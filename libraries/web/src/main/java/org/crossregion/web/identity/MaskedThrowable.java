package org.crossregion.web.identity;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** An exception as it may be logged: same type, same stack, its texts freed of identity numbers. */
final class MaskedThrowable extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String asText;

    private MaskedThrowable(Throwable original) {
        super(IdentityNumbers.maskAll(original.getMessage()));
        this.asText = IdentityNumbers.maskAll(original.toString());
    }

    static boolean isNeededFor(Throwable thrown) {
        return occursIn(thrown, seen());
    }

    private static boolean occursIn(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return false;
        }
        if (IdentityNumbers.occursIn(thrown.toString()) || occursIn(thrown.getCause(), seen)) {
            return true;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (occursIn(suppressed, seen)) {
                return true;
            }
        }
        return false;
    }

    static Throwable of(Throwable thrown) {
        return masked(thrown, seen());
    }

    private static Throwable masked(Throwable thrown, Set<Throwable> seen) {
        MaskedThrowable masked = new MaskedThrowable(thrown);
        masked.setStackTrace(thrown.getStackTrace());
        if (seen.add(thrown)) {
            if (thrown.getCause() != null && !seen.contains(thrown.getCause())) {
                masked.initCause(masked(thrown.getCause(), seen));
            }
            for (Throwable suppressed : thrown.getSuppressed()) {
                masked.addSuppressed(masked(suppressed, seen));
            }
        }
        return masked;
    }

    private static Set<Throwable> seen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    @Override
    public String toString() {
        return asText;
    }
}
