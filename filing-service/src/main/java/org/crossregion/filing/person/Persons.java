package org.crossregion.filing.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * All numbers of the human being who has this one: the number that stays and those merged into
     * it; of nobody none.
     */
    public List<String> numbersOf(String personNo) {
        return persons.numbersOf(personNo);
    }

    /** The known ones among these numbers. */
    public Set<String> known(Collection<String> personNos) {
        return persons.known(personNos);
    }

    /** The known ones among these numbers, with what is known of them. */
    public Map<String, Person> find(Collection<String> personNos) {
        Map<String, Person> found = new LinkedHashMap<>();
        persons.find(personNos).forEach((number, person) -> found.put(number, person.value()));
        return found;
    }

    /**
     * These human beings under all their numbers, and nobody else files for them until the
     * transaction ends. Whom nobody knows is not among them.
     */
    public LockedPersons lockAll(Collection<String> personNos) {
        Set<String> locked = persons.lockWithAllNumbers(personNos);
        Map<String, Versioned<Person>> found = persons.findWithAllNumbers(personNos);
        // Somebody was merged while we waited: that number is the person's, too.
        while (!locked.containsAll(found.keySet())) {
            locked = persons.lockWithAllNumbers(personNos);
            found = persons.findWithAllNumbers(personNos);
        }
        Map<String, Person> known = new LinkedHashMap<>();
        found.forEach((number, person) -> known.put(number, person.value()));
        return new LockedPersons(known);
    }

    /**
     * Whose certificates these are.
     *
     * @param indexes the blind indexes of certificate numbers
     */
    public Map<String, String> byCertificate(String type, Collection<String> indexes) {
        return persons.owners(type, indexes);
    }

    static Refused unknown(String personNo) {
        return new Refused(
                FilingRefusal.PERSON_UNKNOWN,
                "no person " + personNo,
                List.of(new Violation("personNo", "known", "is nobody's number")));
    }
}
