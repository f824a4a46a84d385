package org.crossregion.filing.deadline;

import java.time.LocalDate;
import java.util.List;

/**
 * Whoever keeps days that must not be missed; a bean. Every midnight it is asked for those that are
 * still open and fall on the days that some policy reminds of.
 */
public interface DeadlineSource {

    DeadlineKind kind();

    /**
     * What is still open and due on exactly that day, in the order of the subjects.
     *
     * @param after only subjects behind this one; empty from the first
     * @param limit how many at most
     */
    List<Deadline> dueOn(LocalDate day, String after, int limit);
}
