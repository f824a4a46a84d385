package org.crossregion.filing.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.filing.person.Insurance;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells a clerk beforehand what a policy demands of a case. */
@Path("/api/v1/filing-policies/preview")
@Tag(name = "filings")
@RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
class PreviewResource {

    private final FilingPolicies policies;
    private final Persons persons;
    private final Regions regions;
    private final Caller caller;
    private final Clock clock;

    PreviewResource(
            FilingPolicies policies, Persons persons, Regions regions, Caller caller, Clock clock) {
        this.policies = policies;
        this.persons = persons;
        this.regions = regions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What an insured region's policy demands of a filing",
            description =
                    "Of one person: the types that are filed for such a person in the own region.")
    public Preview preview(
            @RestQuery Optional<RegionCode> region,
            @RestQuery Optional<String> personNo,
            @RestQuery Optional<FilingType> type,
            @RestQuery Optional<LocalDate> on) {
        LocalDate day = on.orElseGet(() -> Beijing.day(clock.instant()));
        Predicate<TypeTerms> asked = terms -> type.map(terms.type()::equals).orElse(true);
        if (personNo.isEmpty()) {
            RegionCode insured =
                    region.orElseThrow(
                            () ->
                                    Refused.field(
                                            "region", "required", "region or personNo is needed"));
            return of(insured, asked, day);
        }
        Insurance insurance = persons.get(personNo.get()).mainInsurance(day);
        RegionCode insured = regions.poolingRegion(insurance.region()).code();
        caller.mustCover(insured);
        return of(
                insured,
                asked.and(terms -> terms.isFor(insurance.scheme(), insurance.personType())),
                day);
    }

    private Preview of(RegionCode insured, Predicate<TypeTerms> asked, LocalDate day) {
        Versioned<FilingPolicy> policy = policies.inForce(insured, day);
        List<TypeTerms> types = policy.value().types().stream().filter(asked).toList();
        return Preview.of(policy, types, day);
    }
}
