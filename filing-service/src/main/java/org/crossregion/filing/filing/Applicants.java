package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.agency.Agencies;
import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.person.LockedPersons;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds who asks for a filing, if the caller may act for that person. */
@ApplicationScoped
class Applicants {

    private final Persons persons;
    private final PlaceRepository places;
    private final Regions regions;
    private final Agencies agencies;
    private final AgencyScope scope;

    Applicants(
            Persons persons,
            PlaceRepository places,
            Regions regions,
            Agencies agencies,
            AgencyScope scope) {
        this.persons = persons;
        this.places = places;
        this.regions = regions;
        this.agencies = agencies;
        this.scope = scope;
    }

    /**
     * A person who may file: insured, and in which pooling region.
     *
     * @param person under the number that stays, if the one asked for was merged
     * @param insurance that the person files under
     * @param agency who is competent, if the region has agencies
     * @param places that the person's open filings have, under whichever number
     */
    record Applicant(
            Person person,
            Insurance insurance,
            RegionCode insuredRegion,
            Optional<String> agency,
            OpenPlaces places) {}

    /**
     * The person, locked so that nobody else files for them at the same time.
     *
     * @throws Refused if unknown, outside the caller's regions, or not insured
     */
    Applicant lock(String personNo, LocalDate today) {
        return applicant(lockAll(List.of(personNo)), personNo, today);
    }

    /** All of these persons, locked; whom nobody knows is not among them. */
    LockedApplicants lockAll(Collection<String> personNos) {
        LockedPersons locked = persons.lockAll(personNos);
        return LockedApplicants.of(locked, places.ofPersons(locked.byNumber().keySet()));
    }

    /**
     * One of those who are locked.
     *
     * @throws Refused if unknown, outside the caller's regions, or not insured
     */
    Applicant applicant(LockedApplicants locked, String personNo, LocalDate today) {
        Person person = locked.persons().staying(personNo);
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
        return new Applicant(person, insurance, insuredRegion, agency, locked.placesOf(person));
    }

    /** The places of a person's open filings, under whichever number. */
    OpenPlaces placesOf(String personNo) {
        return new OpenPlaces(places.ofPersons(persons.numbersOf(personNo)));
    }
}
