package org.crossregion.settlement.payout;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.reference.WorkingDays;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.values.WorkingCalendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By when claims and top-ups are to be decided and paid, by the working days as they are now. */
@ApplicationScoped
public class DueDates {

    /** The longest limit that a policy may have, in working days. */
    private static final int LONGEST = 250;

    private final WorkingDays days;
    private final Clock clock;

    DueDates(WorkingDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    public LocalDate today() {
        return Beijing.day(clock.instant());
    }

    /**
     * What of a region's claims or top-ups is asked for.
     *
     * @param state absent for all
     */
    public Queue queue(RegionCode region, Optional<String> state, QueueRequest asked) {
        return new Queue(
                region,
                state.orElse(""),
                asked.person(),
                asked.unpaid,
                asked.overdue ? Optional.of(now().over()) : Optional.empty(),
                asked.page.after().orElse(""),
                asked.page.limitAndOne());
    }

    /** On one state of the calendar. */
    public OnCalendar now() {
        return new OnCalendar(days.calendar(), today());
    }

    /** What is due on one state of the calendar. */
    public record OnCalendar(WorkingCalendar calendar, LocalDate today) {

        /**
         * @param from the day it was handed in
         */
        public Due due(LocalDate from, Payable payable) {
            Optional<LocalDate> dueOn = WorkingDays.last(calendar, from, payable.term().days());
            return new Due(dueOn, !payable.isDone() && dueOn.filter(today::isAfter).isPresent());
        }

        /**
         * By limit in working days, from one on, the last day of handing in for which it is over by
         * now: the day before as many working days as end yesterday; as far as days are known.
         */
        public List<LocalDate> over() {
            List<LocalDate> over = new ArrayList<>();
            LocalDate day = today.minusDays(1);
            while (over.size() < LONGEST && calendar.years().contains(day.getYear())) {
                if (calendar.isWorkingDay(day)) {
                    over.add(day.minusDays(1));
                }
                day = day.minusDays(1);
            }
            return over;
        }
    }

    /**
     * When something is due.
     *
     * @param on absent while the working days of that year are not known
     */
    public record Due(Optional<LocalDate> on, boolean overdue) {}
}
