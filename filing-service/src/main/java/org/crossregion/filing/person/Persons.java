package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.List;
import java.util.Optional;

/** What other capabilities ask about persons. */
@ApplicationScoped
public class Persons {

    private final PersonRepository persons;

    Persons(PersonRepository persons) {
        this.persons = persons;
    }

    public Optional<Person> find(String personNo) {
        return Optional.ofNullable(persons.find(List.of(personNo)).get(personNo))
                .map(Versioned::value);
    }

    /**
     * @throws Refused if there is no such person
     */
    public Person get(String personNo) {
        return find(personNo).orElseThrow(() -> unknown(personNo));
    }

    /**
     * The person, and nobody else files for them until the transaction ends.
     *
     * @throws Refused if there is no such person
     */
    public Person lock(String personNo) {
        if (!persons.lock(personNo)) {
            throw unknown(personNo);
        }
        return get(personNo);
    }

    private static Refused unknown(String personNo) {
        return new Refused(
                FilingRefusal.PERSON_UNKNOWN,
                "no person " + personNo,
                List.of(new Violation("personNo", "known", "is nobody's number")));
    }
}
