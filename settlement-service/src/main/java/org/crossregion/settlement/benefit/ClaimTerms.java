package org.crossregion.settlement.benefit;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/**
 * What an insured region says of manual reimbursement (零星报销). Of months and until, at most one is
 * there; without either there is no deadline.
 *
 * @param months how long after the last day of care a claim may be handed in
 * @param until the day of a later year up to which it may
 * @param untilYears how many years later than the care that is; 0 for the same year
 * @param insuredCatalogue the insured region's catalogue classes the lines, not the treatment
 *     region's
 * @param yearOfSettlement it counts in the year it is settled in, not in that of the care
 * @param filedAfterwards a filing made after the care counts as filed; otherwise it was unfiled
 * @param limits in how many working days a claim is decided and paid
 */
public record ClaimTerms(
        Optional<Integer> months,
        Optional<MonthDay> until,
        int untilYears,
        boolean insuredCatalogue,
        boolean yearOfSettlement,
        boolean filedAfterwards,
        ClaimLimits limits) {

    /** What holds where a policy says nothing of claims. */
    public static final ClaimTerms DEFAULT =
            new ClaimTerms(
                    Optional.empty(), Optional.empty(), 0, false, false, true, ClaimLimits.DEFAULT);

    public ClaimTerms {
        if (months.isPresent() && until.isPresent()) {
            throw new IllegalArgumentException("two deadlines");
        }
    }

    /** The last day on which care that ended on a day can be claimed; absent if there is none. */
    public Optional<LocalDate> lastDay(LocalDate endedOn) {
        return months.map(endedOn::plusMonths)
                .or(() -> until.map(day -> day.atYear(endedOn.getYear() + untilYears)));
    }
}
