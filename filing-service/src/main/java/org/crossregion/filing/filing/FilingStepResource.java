package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.filing.FilingRequest.AgentRequest;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Filings taken a step further: reviewed, suspended, resumed, cancelled. */
@Path("/api/v1/filings")
@Tag(name = "filings", description = "登记备案")
class FilingStepResource {

    private final ClerkSteps steps;
    private final FilingViews views;

    FilingStepResource(ClerkSteps steps, FilingViews views) {
        this.steps = steps;
        this.views = views;
    }

    /** Why a step is taken. */
    @Schema(examples = "{\"reason\": \"材料齐全\"}")
    record StepRequest(@NotBlank @Size(max = 500) String reason) {}

    /**
     * Why a filing is cancelled, and by whom.
     *
     * @param agent null if the person comes in person
     */
    @Schema(
            name = "FilingCancellation",
            examples =
                    "{\"reason\": \"回参保地住院\", \"agent\": {\"name\": \"代办人\", \"relation\": \"子女\","
                            + " \"certificateNo\": \"999901198001010011\","
                            + " \"personCertificateNo\": \"999901195603010030\"}}")
    record CancellationRequest(
            @NotBlank @Size(max = 500) String reason, @Valid AgentRequest agent) {}

    @POST
    @Path("/{id}/activation")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Activate a submitted filing after its review")
    public FilingView activate(@RestPath String id, @Valid @NotNull StepRequest request) {
        return views.of(steps.take(id, Transition.ACTIVATED, request.reason()));
    }

    @POST
    @Path("/{id}/refusal")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Refuse a submitted filing after its review")
    public FilingView refuse(@RestPath String id, @Valid @NotNull StepRequest request) {
        return views.of(steps.take(id, Transition.REFUSED, request.reason()));
    }

    @POST
    @Path("/{id}/suspension")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Suspend an active filing, such as after a false promise")
    public FilingView suspend(@RestPath String id, @Valid @NotNull StepRequest request) {
        return views.of(steps.take(id, Transition.SUSPENDED, request.reason()));
    }

    @POST
    @Path("/{id}/resumption")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Resume a suspended filing")
    public FilingView resume(@RestPath String id, @Valid @NotNull StepRequest request) {
        return views.of(steps.take(id, Transition.RESUMED, request.reason()));
    }

    @POST
    @Path("/{id}/cancellation")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Cancel a filing; today is its last day")
    public FilingView cancel(@RestPath String id, @Valid @NotNull CancellationRequest request) {
        return views.of(
                request.agent() == null
                        ? steps.take(id, Transition.CANCELLED, request.reason())
                        : steps.cancel(id, request.reason(), request.agent().agent()));
    }
}
