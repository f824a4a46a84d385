package org.crossregion.filing.employer;

import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A unit that insures people: an employer, or a school.
 *
 * @param unitNo 单位编号
 * @param region the pooling region or a district of it
 * @param headCount how many people the unit has by its own declaration; absent if it made none
 * @param clerkName who acts for the unit (经办人)
 * @param clerkIdentity that person's certificate number
 * @param account where money for its people goes
 * @param validUntil the last day the unit exists; absent if it does
 */
public record Employer(
        String unitNo,
        String name,
        RegionCode region,
        EmployerType type,
        Optional<Integer> headCount,
        String contact,
        String phone,
        String clerkName,
        Optional<ProtectedIdentity> clerkIdentity,
        Optional<BankAccount> account,
        LocalDate validFrom,
        Optional<LocalDate> validUntil) {

    public boolean existsOn(LocalDate day) {
        return !validFrom.isAfter(day) && validUntil.filter(day::isAfter).isEmpty();
    }
}
