package org.crossregion.settlement.person;

import org.crossregion.values.Scheme;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An insured person as settlement knows them, copied from filing-service's events.
 *
 * @param sex 1 male, 2 female
 * @param certificateType 01 identity card …
 * @param identity the certificate's number, protected
 * @param card the social-security card's number, protected
 */
public record InsuredPerson(
        String personNo,
        String name,
        String sex,
        LocalDate birthDate,
        String certificateType,
        ProtectedIdentity identity,
        Optional<ProtectedIdentity> card,
        List<Insurance> insurances) {

    public InsuredPerson {
        insurances = List.copyOf(insurances);
    }

    /** The relation to one scheme; one in force comes before an ended one. */
    public Optional<Insurance> insurance(Scheme scheme) {
        List<Insurance> ofScheme =
                insurances.stream().filter(insurance -> insurance.scheme() == scheme).toList();
        return ofScheme.stream()
                .filter(insurance -> insurance.status().equals("1"))
                .findFirst()
                .or(() -> ofScheme.stream().findFirst());
    }

    /** The relation that counts on a day, or the first if none holds; absent if there is none. */
    public Optional<Insurance> relationOn(LocalDate day) {
        return insurances.stream()
                .filter(insurance -> insurance.holdsOn(day))
                .findFirst()
                .or(() -> insurances.stream().findFirst());
    }

    /** Full years of age on a day. */
    public int ageOn(LocalDate day) {
        return birthDate.until(day).getYears();
    }

    InsuredPerson with(List<Insurance> relations) {
        return new InsuredPerson(
                personNo, name, sex, birthDate, certificateType, identity, card, relations);
    }
}
