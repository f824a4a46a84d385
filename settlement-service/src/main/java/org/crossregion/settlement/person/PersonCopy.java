package org.crossregion.settlement.person;

import org.crossregion.values.Money;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person as they are to be remembered here, with numbers protected.
 *
 * @param mergedInto the number that stays, if this one was merged into it
 * @param version of the owner's record; a platform's has none, and counts as 1
 */
record PersonCopy(
        String personNo,
        String name,
        String sex,
        LocalDate birthDate,
        String certificateType,
        ProtectedIdentity identity,
        Optional<ProtectedIdentity> card,
        List<Relation> relations,
        Optional<String> mergedInto,
        int version,
        Source source) {

    /** Whose word it is; filing-service's goes before a platform's. */
    enum Source {
        FILING,
        PLATFORM
    }

    /**
     * One insurance relation.
     *
     * @param remoteBalance what the account holds, by the platform's word; absent where it is ours
     */
    record Relation(
            String scheme,
            String personType,
            String region,
            LocalDate since,
            String status,
            String employer,
            boolean civilServant,
            Optional<Money> remoteBalance) {}

    static PersonCopy of(PersonRegistered told) {
        return new PersonCopy(
                told.personNo(),
                told.name(),
                told.sex(),
                told.birthDate(),
                told.certificateType(),
                told.identity(),
                Optional.ofNullable(told.card()),
                told.insurances().stream()
                        .map(
                                one ->
                                        new Relation(
                                                one.scheme(),
                                                one.personType(),
                                                one.region(),
                                                one.since(),
                                                one.status(),
                                                one.employer() == null ? "" : one.employer(),
                                                one.civilServant(),
                                                Optional.empty()))
                        .toList(),
                Optional.ofNullable(told.mergedInto()),
                told.version(),
                Source.FILING);
    }
}
