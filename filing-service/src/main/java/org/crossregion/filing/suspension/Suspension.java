package org.crossregion.filing.suspension;

import org.crossregion.eligibility.PersonSuspension;
import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person barred from direct settlement.
 *
 * @param id {@code U}, the insured region, the day as yyMMdd, and seven digits
 * @param version 1 when made, 2 once released
 * @param until the last day; absent if it lasts until it is released
 * @param reviewYear the year of the review that was missed; absent for other reasons
 */
record Suspension(
        String id,
        int version,
        String personNo,
        RegionCode insuredRegion,
        SuspensionKind kind,
        LocalDate from,
        Optional<LocalDate> until,
        String reason,
        String author,
        Instant suspendedAt,
        Optional<Integer> reviewYear,
        Optional<Release> release) {

    /**
     * Why it holds no more.
     *
     * @param on the first day it does not hold
     */
    record Release(LocalDate on, Instant at, String by, String reason) {}

    /** What it means for eligibility. */
    PersonSuspension bearing() {
        return new PersonSuspension(id, kind, from, until, release.map(Release::on));
    }

    Suspension released(Release with) {
        return new Suspension(
                id,
                version + 1,
                personNo,
                insuredRegion,
                kind,
                from,
                until,
                reason,
                author,
                suspendedAt,
                reviewYear,
                Optional.of(with));
    }

    /** Whether it bars on a day or will after it. */
    boolean standsOn(LocalDate day) {
        return release.isEmpty() && until.filter(last -> last.isBefore(day)).isEmpty();
    }
}
