package org.crossregion.filing.eligibility;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.EligibilityView;
import org.crossregion.filing.eligibility.EligibilityDesk.Answer;
import org.crossregion.filing.eligibility.EligibilityDesk.Question;
import org.crossregion.values.CareType;
import org.crossregion.values.Scheme;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.Optional;

/** May this person be settled directly, here, now, for this kind of care? */
@Path("/api/v1/eligibility")
@Tag(name = "eligibility", description = "能否直接结算")
class EligibilityResource {

    private final EligibilityDesk desk;
    private final Caller caller;

    EligibilityResource(EligibilityDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
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
            @RestQuery @NotBlank @Parameter(example = "99990000000000000001") String personNo,
            @RestQuery @NotBlank @Parameter(example = "H22020000001") String institution,
            @RestQuery @NotNull @Parameter(example = "inpatient") CareType careType,
            @RestQuery Optional<LocalDate> on,
            @RestQuery Optional<LocalDate> admittedOn,
            @RestQuery @DefaultValue("false") boolean emergency,
            @RestQuery Optional<CareCause> cause,
            @RestQuery Optional<Scheme> scheme) {
        if (caller.has(Role.HOSPITAL)) {
            caller.mustBeInstitution(institution);
        }
        Answer answer =
                desk.answer(
                        new Question(
                                personNo,
                                institution,
                                careType,
                                on,
                                admittedOn,
                                emergency,
                                cause,
                                scheme));
        if (!caller.has(Role.HOSPITAL)) {
            caller.mustCover(answer.insuredRegion());
        }
        return EligibilityView.of(
                answer.eligibility(), answer.insuredRegion(), answer.treatmentRegion());
    }
}
