package org.crossregion.filing.person;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;

/**
 * One insurance relation of a person (参保关系).
 *
 * @param personType the national code of the kind of person (人员类别), such as {@code 12} retired
 * @param region the region code insured under, which may be a district's
 * @param status the national code: 0 not insured, 1 insured, 2 paused, 4 ended
 */
public record Insurance(
        Scheme scheme,
        String personType,
        RegionCode region,
        LocalDate since,
        String status,
        String employer,
        boolean civilServant) {

    public boolean holdsOn(LocalDate day) {
        return status.equals("1") && !since.isAfter(day);
    }
}
