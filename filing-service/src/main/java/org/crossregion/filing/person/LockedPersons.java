package org.crossregion.filing.person;

import org.crossregion.web.problem.Refused;

import java.util.Map;
import java.util.Optional;

/**
 * Some human beings as they are while nobody else files for them, under all numbers they have.
 *
 * @param byNumber in the order of the numbers
 */
public record LockedPersons(Map<String, Person> byNumber) {

    /**
     * Under the number that stays, if the one asked for was merged.
     *
     * @throws Refused if it is nobody's number
     */
    public Person staying(String personNo) {
        Person asked =
                Optional.ofNullable(byNumber.get(personNo))
                        .orElseThrow(() -> Persons.unknown(personNo));
        return asked.mergedInto().map(byNumber::get).orElse(asked);
    }
}
