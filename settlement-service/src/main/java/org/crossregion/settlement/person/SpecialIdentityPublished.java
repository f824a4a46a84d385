package org.crossregion.settlement.person;

import java.time.LocalDate;

/**
 * A person's special identity (人员身份类别) as filing-service tells it; see docs/contracts.
 *
 * @param level empty if it has none
 * @param validUntil null without an end
 */
public record SpecialIdentityPublished(
        String personNo,
        String identityType,
        String level,
        LocalDate validFrom,
        LocalDate validUntil,
        String memo,
        int version) {

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Checks every word of it. */
    void mustBeSound() {
        if (!identityType.matches("[0-9]{2}([0-9]{2})?")) {
            throw new IllegalArgumentException("identityType " + identityType);
        }
    }
}
