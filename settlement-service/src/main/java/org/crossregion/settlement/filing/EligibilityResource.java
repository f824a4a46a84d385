package org.crossregion.settlement.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityView;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * May this person be settled directly, here, now, for this kind of care: from this service's own
 * copies, in the words of filing-service's answer.
 */
@Path("/api/v1/eligibility")
@Tag(name = "eligibility", description = "能否直接结算")
class EligibilityResource {

    private final Persons persons;
    private final Reference reference;
    private final Counter counter;
    private final Caller caller;
    private final Clock clock;

    EligibilityResource(
            Persons persons, Reference reference, Counter counter, Caller caller, Clock clock) {
        this.persons = persons;
        this.reference = reference;
        this.counter = counter;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FILING_CLERK,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
        Role.SERVICE
    })
    @Operation(
            summary = "Whether a person is settled directly, as what, and if not, why",
            description = "A hospital asks for itself; an agency for the persons of its regions.")
    @APIResponse(
            responseCode = "200",
            description = "the answer, with its reason and remedy",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EligibilityView.class),
                            examples =
                                    @ExampleObject(
                                            name = "not filed",
                                            value = EligibilityView.EXAMPLE)))
    public EligibilityView ask(
            @RestQuery @NotBlank String personNo,
            @RestQuery @NotBlank String institution,
            @RestQuery @NotNull CareType careType,
            @RestQuery Optional<LocalDate> on,
            @RestQuery Optional<LocalDate> admittedOn,
            @RestQuery @DefaultValue("false") boolean emergency,
            @RestQuery Optional<CareCause> cause,
            @RestQuery Optional<Scheme> scheme) {
        if (caller.has(Role.HOSPITAL)) {
            caller.mustBeInstitution(institution);
        }
        LocalDate asked = on.orElseGet(() -> Beijing.day(clock.instant()));
        LocalDate admitted = admittedOn.orElse(asked);
        if (asked.isBefore(admitted)) {
            throw Refused.field("admittedOn", "order", "must not lie after on");
        }
        InsuredPerson person = persons.find(personNo);
        Insurance insurance = insurance(person, scheme, admitted);
        CareQuestion question =
                counter.question(
                                insurance,
                                reference.institution(institution),
                                careType,
                                admitted,
                                asked,
                                emergency,
                                false)
                        .because(cause);
        if (!caller.has(Role.HOSPITAL)) {
            caller.mustCover(question.insuredRegion());
        }
        return EligibilityView.of(
                counter.inquire(person.personNo(), insurance.scheme(), question),
                question.insuredRegion(),
                question.treatmentRegion());
    }

    private static Insurance insurance(
            InsuredPerson person, Optional<Scheme> scheme, LocalDate day) {
        return scheme.map(person::insurance)
                .orElseGet(() -> person.relationOn(day))
                .orElseThrow(() -> new Refused(SettlementRefusal.NOT_IN_SCHEME, person.personNo()));
    }
}
