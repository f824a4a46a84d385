package org.crossregion.settlement.simulation;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.values.Scheme;

import java.util.Optional;

/**
 * One bill or mirror in the order of entry, as the person's year has it.
 *
 * @param originalId the bill that a mirror takes back
 * @param restoredOf the bill that was entered once more under this number
 * @param visitId of the stay or the visit
 * @param admission the number it counts as among the year's admissions; 0 if it does not
 * @param change what it did to its year
 * @param bill what is to be computed again; absent if it was entered before the month, or is a
 *     mirror, or was computed elsewhere
 */
record Entry(
        String settlementId,
        Optional<String> originalId,
        Optional<String> restoredOf,
        String personNo,
        Scheme scheme,
        int year,
        String visitId,
        int admission,
        YearUse change,
        Optional<MonthBill> bill) {}
