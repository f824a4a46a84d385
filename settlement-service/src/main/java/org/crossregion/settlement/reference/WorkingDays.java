package org.crossregion.settlement.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.WorkingCalendar;

import java.time.LocalDate;
import java.util.Optional;

/** Counts deadlines on the copy of the working-day calendar that filing-service publishes. */
@ApplicationScoped
public class WorkingDays {

    private final WorkingDaysRepository copies;

    WorkingDays(WorkingDaysRepository copies) {
        this.copies = copies;
    }

    /** The calendar as it is known now: one that changes moves the deadlines that are open. */
    public WorkingCalendar calendar() {
        return copies.calendar();
    }

    /**
     * The last day of a limit that begins on a day; absent if it runs into a year whose working
     * days are not known.
     */
    public static Optional<LocalDate> last(WorkingCalendar calendar, LocalDate from, int days) {
        try {
            return Optional.of(calendar.plusWorkingDays(from, days));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
