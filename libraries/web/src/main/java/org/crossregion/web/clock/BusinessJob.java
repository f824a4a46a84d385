package org.crossregion.web.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that falls due by the business clock, such as the opening of a month. A bean of this type is
 * run once per due instant, by one instance, in the order of the instants.
 */
public interface BusinessJob {

    /** Stable and unique in the service: what was done is recorded under it. */
    String name();

    /** The first due instant strictly after another; empty if there is none any more. */
    Optional<Instant> nextDue(Instant after);

    /**
     * Does the work of one due instant; the clock reads exactly that instant meanwhile. It runs in
     * a transaction that also records that it ran: if it throws, nothing of it stays and it is
     * tried again. Steps with transactions of their own must bear repetition.
     */
    void run(Instant due);

    /** After which instant the first one may fall due; by default when the job is first seen. */
    default Optional<Instant> start() {
        return Optional.empty();
    }
}
