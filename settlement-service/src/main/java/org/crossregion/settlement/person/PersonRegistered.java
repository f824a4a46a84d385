package org.crossregion.settlement.person;

import org.crossregion.web.identity.ProtectedIdentity;

import java.time.LocalDate;
import java.util.List;

/**
 * A person as filing-service tells of them, whole; see docs/contracts. A missing card is null.
 *
 * @param mergedInto the number that stays, if this one was merged into it; else null
 */
public record PersonRegistered(
        String personNo,
        String name,
        String sex,
        LocalDate birthDate,
        String certificateType,
        ProtectedIdentity identity,
        ProtectedIdentity card,
        List<Relation> insurances,
        String mergedInto,
        int version) {

    /** One insurance relation. */
    public record Relation(
            String scheme,
            String personType,
            String region,
            LocalDate since,
            String status,
            String employer,
            boolean civilServant) {}
}
