package org.crossregion.settlement.person;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;

/**
 * One insurance relation (参保关系) of a person.
 *
 * @param personType 人员类别, such as 12 (retired) or 1101
 * @param admdvs the insured place's own code, as the national interface says it
 * @param poolingRegion the region whose funds pay
 * @param status 参保状态, 1 is normal
 * @param balance what the personal account holds; zero where the scheme has none
 */
public record Insurance(
        Scheme scheme,
        String personType,
        RegionCode admdvs,
        RegionCode poolingRegion,
        LocalDate since,
        String status,
        String employer,
        boolean civilServant,
        Money balance) {

    /** Whether the relation was in force on a day. */
    public boolean holdsOn(LocalDate day) {
        return status.equals("1") && !since.isAfter(day);
    }
}
