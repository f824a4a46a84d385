package org.crossregion.filing.identity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person is of a special kind (人员身份类别, psn_idet_type) for a time, such as 2303, on minimum living
 * allowance.
 *
 * @param identityType the national code, two or four digits
 * @param level 人员类别等级 (psn_type_lv), such as a degree of disability; empty if it has none
 * @param validUntil the last day; absent without an end
 */
record SpecialIdentity(
        String personNo,
        String identityType,
        String level,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String memo) {}
