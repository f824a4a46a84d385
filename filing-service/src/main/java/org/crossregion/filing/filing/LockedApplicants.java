package org.crossregion.filing.filing;

import org.crossregion.filing.person.LockedPersons;
import org.crossregion.filing.person.Person;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Some persons for whom nobody else files until the transaction ends, with the places that their
 * open filings have.
 */
public final class LockedApplicants {

    private final LockedPersons persons;
    private final Map<String, OpenPlaces> places;

    private LockedApplicants(LockedPersons persons, Map<String, OpenPlaces> places) {
        this.persons = persons;
        this.places = places;
    }

    /**
     * @param places under whichever number of these persons
     */
    static LockedApplicants of(LockedPersons persons, List<OpenPlace> places) {
        Map<String, List<OpenPlace>> byNumber =
                places.stream().collect(Collectors.groupingBy(OpenPlace::personNo));
        Map<String, OpenPlaces> byPerson = new HashMap<>();
        for (Person person : persons.byNumber().values()) {
            List<OpenPlace> own = byNumber.getOrDefault(person.personNo(), List.of());
            String staying = person.mergedInto().orElse(person.personNo());
            byPerson.merge(staying, new OpenPlaces(own), OpenPlaces::and);
        }
        return new LockedApplicants(persons, byPerson);
    }

    /** All numbers of all of them. */
    public Collection<String> numbers() {
        return persons.byNumber().keySet();
    }

    /** The number that stays of whoever has this one. */
    public String staying(String personNo) {
        return persons.staying(personNo).personNo();
    }

    LockedPersons persons() {
        return persons;
    }

    /**
     * @param person under the number that stays
     */
    OpenPlaces placesOf(Person person) {
        return places.getOrDefault(person.personNo(), OpenPlaces.NONE);
    }

    /** From now on the filing's places are taken, too. */
    void filed(Filing filing) {
        places.merge(filing.personNo(), OpenPlaces.NONE.with(filing), OpenPlaces::and);
    }
}
