package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Until when insured regions compare their lists of the whole of last month with the treatment
 * regions' details: one deadline per pair whose list is missing.
 */
@ApplicationScoped
class RegionListDesk implements DeadlineDesk {

    private final RegionLists lists;
    private final Policies policies;

    RegionListDesk(RegionLists lists, Policies policies) {
        this.lists = lists;
        this.policies = policies;
    }

    /** The lists of a month are due in the month after it. */
    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        List<Deadline> due = new ArrayList<>();
        Period last = Period.monthOf(Beijing.startOf(to));
        for (Period month = Period.monthOf(Beijing.startOf(from)).previous();
                !month.equals(last);
                month = month.next()) {
            for (RegionPair pair : lists.missing(month)) {
                LocalDate day = lastDay(pair, month);
                if (!day.isBefore(from) && !day.isAfter(to)) {
                    due.add(deadline(pair, month, day));
                }
            }
        }
        return due;
    }

    /** What is due at midnight is due by the end of the day before. */
    private LocalDate lastDay(RegionPair pair, Period month) {
        return Beijing.day(policies.lists(Circle.deciding(pair), month).due(month).minusNanos(1));
    }

    private static Deadline deadline(RegionPair pair, Period month, LocalDate day) {
        return new Deadline(
                DeadlineKind.REGION_LIST,
                "lists/%s/%s/%s".formatted(pair.insured(), pair.treatment(), month),
                month + "全月",
                day,
                pair.insured(),
                pair.treatment(),
                Optional.empty(),
                Optional.of(pair.insured().province()));
    }
}
