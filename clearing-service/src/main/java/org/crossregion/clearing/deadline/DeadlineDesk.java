package org.crossregion.clearing.deadline;

import java.time.LocalDate;
import java.util.List;

/**
 * Something with deadlines: cases, periods, notices. Every bean of this type is looked after each
 * midnight and shows in the calendar feed.
 */
public interface DeadlineDesk {

    /** Counts the open deadlines again, on the working days as they are known by now. */
    default void recount() {}

    /** Does what the calendar does of itself where the last day is over. */
    default void elapse() {}

    /** Open deadlines of some days, both among them. */
    List<Deadline> due(LocalDate from, LocalDate to);
}
