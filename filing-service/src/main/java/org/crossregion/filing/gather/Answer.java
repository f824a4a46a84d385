package org.crossregion.filing.gather;

import java.util.Optional;

/**
 * What becomes of one of several jobs that were worked together.
 *
 * @param result absent if there is none
 * @param failure that is thrown where the job came from; absent if there is none
 */
public record Answer<A>(Optional<A> result, Optional<RuntimeException> failure) {

    public static <A> Answer<A> of(A result) {
        return new Answer<>(Optional.of(result), Optional.empty());
    }

    public static <A> Answer<A> failed(RuntimeException failure) {
        return new Answer<>(Optional.empty(), Optional.of(failure));
    }

    /** Nothing yet: it is to be worked by itself, once the others are done. */
    public static <A> Answer<A> alone() {
        return new Answer<>(Optional.empty(), Optional.empty());
    }

    boolean isAlone() {
        return result.isEmpty() && failure.isEmpty();
    }
}
