package org.crossregion.clearing.deadline;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.CaseTerms;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The terms of what regions ask each other, and days counted by them. */
@ApplicationScoped
public class DeadlineCalendar {

    private final Policies policies;
    private final Regions regions;
    private final Clock clock;

    DeadlineCalendar(Policies policies, Regions regions, Clock clock) {
        this.policies = policies;
        this.regions = regions;
        this.clock = clock;
    }

    /** As precise as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public LocalDate today() {
        return Beijing.day(clock.instant());
    }

    /** What holds between two regions for what was begun in a month. */
    public CaseTerms terms(RegionPair pair, Period begun) {
        return policies.inForce(Circle.deciding(pair), begun).cases();
    }

    /**
     * The last of some working days.
     *
     * @throws Refused if the working days of a year that it reaches into are not known
     */
    public LocalDate after(LocalDate from, int workingDays) {
        return known(from, workingDays)
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.WORKING_DAYS_UNKNOWN,
                                        workingDays
                                                + " working days from "
                                                + from
                                                + " on cannot be counted"));
    }

    /** The last of some working days, if those of the years it reaches into are known. */
    public Optional<LocalDate> known(LocalDate from, int workingDays) {
        try {
            return Optional.of(regions.workingDays().plusWorkingDays(from, workingDays));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
