package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.MoneyTerms;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;

/** When the clocks of an order run out, by policy, on the working days as they are known. */
@ApplicationScoped
class Deadlines {

    private final Policies policies;
    private final Regions regions;

    Deadlines(Policies policies, Regions regions) {
        this.policies = policies;
        this.regions = regions;
    }

    /**
     * The deadline of an order signed on a day.
     *
     * @throws Refused if the working days of a year that it reaches into are not known
     */
    Notice.Deadline of(Circle circle, Period period, LocalDate signedOn) {
        MoneyTerms money = policies.inForce(circle, period).money();
        MoneyTerms.Clocks clocks;
        try {
            clocks = money.clocks(signedOn, regions.workingDays());
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    ClearingRefusal.WORKING_DAYS_UNKNOWN,
                    "a deadline from " + signedOn + " on cannot be counted: " + e.getMessage());
        }
        Set<Integer> provisional = regions.provisionalYears();
        return new Notice.Deadline(
                clocks.applyBy(),
                clocks.transferBy(),
                clocks.receiptBy(),
                IntStream.rangeClosed(signedOn.getYear(), clocks.receiptBy().getYear())
                        .anyMatch(provisional::contains));
    }
}
