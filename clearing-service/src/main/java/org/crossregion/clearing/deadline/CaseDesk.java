package org.crossregion.clearing.deadline;

import java.time.LocalDate;
import java.util.List;

/** A kind of case with deadlines; every bean of this type is looked after each morning. */
public interface CaseDesk {

    /** Counts the open deadlines again, on the working days as they are known by now. */
    void recount();

    /** Does what the calendar does of itself where the last day is over. */
    void elapse();

    /** Open deadlines of some days, both among them. */
    List<Deadline> due(LocalDate from, LocalDate to);
}
