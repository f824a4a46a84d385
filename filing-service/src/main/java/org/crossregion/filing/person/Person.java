package org.crossregion.filing.person;

import org.crossregion.web.identity.ProtectedIdentity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An insured person.
 *
 * @param sex 1 male, 2 female
 * @param certificateType the national code, 01 for the resident identity card
 * @param card the social-security card's number, if there is one
 * @param insurances in the order of scheme, region and beginning
 * @param mergedInto the number that stays, if this one was merged into it
 */
public record Person(
        String personNo,
        String name,
        String sex,
        LocalDate birthDate,
        String certificateType,
        ProtectedIdentity identity,
        Optional<ProtectedIdentity> card,
        List<Insurance> insurances,
        Optional<String> mergedInto) {

    static final Comparator<Insurance> ORDER =
            Comparator.comparing(Insurance::scheme)
                    .thenComparing(Insurance::region)
                    .thenComparing(Insurance::since);

    public Person {
        insurances = insurances.stream().sorted(ORDER).toList();
    }

    Person with(List<Insurance> relations) {
        return new Person(
                personNo,
                name,
                sex,
                birthDate,
                certificateType,
                identity,
                card,
                relations,
                mergedInto);
    }

    Person mergedInto(Optional<String> staying) {
        return new Person(
                personNo,
                name,
                sex,
                birthDate,
                certificateType,
                identity,
                card,
                insurances,
                staying);
    }

    /** The relation that counts on a day; as an employee before as a resident. */
    public Optional<Insurance> insuranceOn(LocalDate day) {
        return insurances.stream().filter(insurance -> insurance.holdsOn(day)).findFirst();
    }

    /** The relation that says where the person belongs, even if it does not hold. */
    public Insurance mainInsurance(LocalDate day) {
        return insuranceOn(day).orElseGet(() -> insurances.get(0));
    }

    /** The same person with the same numbers; the ciphers differ each time they are made. */
    boolean saysTheSameAs(Person other) {
        return personNo.equals(other.personNo)
                && name.equals(other.name)
                && sex.equals(other.sex)
                && birthDate.equals(other.birthDate)
                && certificateType.equals(other.certificateType)
                && identity.index().equals(other.identity.index())
                && card.map(ProtectedIdentity::index)
                        .equals(other.card.map(ProtectedIdentity::index))
                && insurances.equals(other.insurances)
                && mergedInto.equals(other.mergedInto);
    }
}
