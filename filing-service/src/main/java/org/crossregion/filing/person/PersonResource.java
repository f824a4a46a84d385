package org.crossregion.filing.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.region.Regions;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads persons of the caller's regions; numbers are masked. */
@Path("/api/v1/persons")
@Tag(name = "persons", description = "参保人")
@RolesAllowed({Role.FILING_CLERK, Role.AUDITOR, Role.ADMINISTRATOR})
class PersonResource {

    private final PersonRepository persons;
    private final Persons known;
    private final Regions regions;
    private final RegionScope scope;
    private final Caller caller;
    private final IdentityProtection protection;
    private final Clock clock;

    PersonResource(
            PersonRepository persons,
            Persons known,
            Regions regions,
            RegionScope scope,
            Caller caller,
            IdentityProtection protection,
            Clock clock) {
        this.persons = persons;
        this.known = known;
        this.regions = regions;
        this.scope = scope;
        this.caller = caller;
        this.protection = protection;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Persons in the order of their numbers, of one name if given")
    public Page<PersonView> list(@RestQuery Optional<String> name, @BeanParam PageRequest page) {
        List<Person> found =
                persons.page(
                        scope.pattern(),
                        name.orElse(""),
                        "",
                        page.after().orElse(""),
                        page.limitAndOne());
        return Page.of(found, page, Person::personNo).map(this::view);
    }

    @POST
    @Path("/search")
    @Operation(summary = "The person with a certificate number, which belongs in no address line")
    public List<PersonView> search(@Valid @NotNull SearchRequest request) {
        String index = protection.index(request.certificateNo());
        return persons.page(scope.pattern(), "", index, "", 10).stream().map(this::view).toList();
    }

    /** Who is looked for. */
    record SearchRequest(@NotBlank @Size(max = 30) String certificateNo) {}

    @GET
    @Path("/{personNo}")
    @Operation(summary = "One person")
    public PersonView get(@RestPath String personNo) {
        Person person = known.get(personNo);
        Insurance main = person.mainInsurance(Beijing.day(clock.instant()));
        caller.mustCover(regions.poolingRegion(main.region()).code());
        return view(person);
    }

    private PersonView view(Person person) {
        return new PersonView(
                person.personNo(),
                person.name(),
                person.sex(),
                person.birthDate(),
                person.certificateType(),
                IdentityProtection.mask(protection.reveal(person.identity())),
                person.card().map(protection::reveal).map(IdentityProtection::mask).orElse(null),
                person.insurances().stream().map(InsuranceView::of).toList(),
                person.mergedInto().orElse(null));
    }

    /**
     * A person with masked numbers.
     *
     * @param mergedInto the number that stays, if this one was merged into it; else null
     */
    record PersonView(
            String personNo,
            String name,
            String sex,
            LocalDate birthDate,
            String certificateType,
            String certificateNo,
            String cardNo,
            List<InsuranceView> insurances,
            String mergedInto) {}

    /** One insurance relation. */
    record InsuranceView(
            Scheme scheme,
            String personType,
            RegionCode region,
            LocalDate since,
            String status,
            String employer,
            boolean civilServant) {

        static InsuranceView of(Insurance insurance) {
            return new InsuranceView(
                    insurance.scheme(),
                    insurance.personType(),
                    insurance.region(),
                    insurance.since(),
                    insurance.status(),
                    insurance.employer(),
                    insurance.civilServant());
        }
    }
}
