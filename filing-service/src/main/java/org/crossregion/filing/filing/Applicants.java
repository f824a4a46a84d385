package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.agency.Agencies;
import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds who asks for a filing, if the caller may act for that person. */
@ApplicationScoped
class Applicants {

    private final Persons persons;
    private final Regions regions;
    private final Agencies agencies;
    private final AgencyScope scope;

    Applicants(Persons persons, Regions regions, Agencies agencies, AgencyScope scope) {
        this.persons = persons;
        this.regions = regions;
        this.agencies = agencies;
        this.scope = scope;
    }

    /**
     * A person who may file: insured, and in which pooling region.
     *
     * @param person under the number that stays, if the one asked for was merged
     * @param numbers all numbers of the person
     * @param agency who is competent, if the region has agencies
     */
    record Applicant(
            Person person,
            List<String> numbers,
            Insurance insurance,
            RegionCode insuredRegion,
            Optional<String> agency) {}

    /**
     * The person, locked so that nobody else files for them at the same time.
     *
     * @throws Refused if unknown, outside the caller's regions, or not insured
     */
    Applicant lock(String personNo, LocalDate today) {
        List<String> numbers = persons.numbersOf(personNo);
        persons.lockAll(numbers);
        Person asked = persons.get(personNo);
        Person person = asked.mergedInto().map(persons::get).orElse(asked);
        Insurance insurance = person.mainInsurance(today);
        RegionCode insuredRegion = regions.poolingRegion(insurance.region()).code();
        Optional<String> agency = agencies.competentFor(insuredRegion, insurance.region(), today);
        scope.mustCover(insuredRegion, agency);
        if (!insurance.holdsOn(today)) {
            throw new Refused(
                    FilingRefusal.NOT_INSURED,
                    "person " + personNo + " is not insured on " + today,
                    List.of(new Violation("personNo", "insured", "is not insured on " + today)));
        }
        return new Applicant(person, numbers, insurance, insuredRegion, agency);
    }

    /** All numbers of a person, merged ones included. */
    List<String> numbersOf(String personNo) {
        return persons.numbersOf(personNo);
    }
}
