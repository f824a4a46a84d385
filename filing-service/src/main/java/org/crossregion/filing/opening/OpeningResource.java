package org.crossregion.filing.opening;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.region.OpeningStage;
import org.crossregion.filing.region.OpeningStep;
import org.crossregion.filing.region.Openings;
import org.crossregion.values.RegionCode;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The stages of a region's opening. */
@Path("/api/v1/regions/{code}/opening-stages")
@Tag(name = "regions", description = "统筹区")
class OpeningResource {

    private final OpeningDesk desk;
    private final Openings openings;
    private final Caller caller;

    OpeningResource(OpeningDesk desk, Openings openings, Caller caller) {
        this.desk = desk;
        this.openings = openings;
        this.caller = caller;
    }

    /**
     * Where a region stands now.
     *
     * @param since the first day; today if absent
     */
    @Schema(
            name = "OpeningStepRequest",
            examples = "{\"stage\": \"institutions-adapting\", \"reason\": \"联调验收通过\"}")
    record StepRequest(
            @NotNull OpeningStage stage,
            LocalDate since,
            @NotBlank @Size(max = 500) String reason) {}

    @GET
    @RolesAllowed("**")
    @Operation(summary = "Every step of a region's opening")
    public List<OpeningStep> steps(@RestPath RegionCode code) {
        return openings.of(desk.poolingRegion(code).code());
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.AUTHORITY, Role.ADMINISTRATOR})
    @Operation(
            summary = "Take a region to its next stage, or back",
            description = "No stage is skipped; open needs a fiscal account for each scheme.")
    public List<OpeningStep> take(@RestPath RegionCode code, @Valid @NotNull StepRequest request) {
        caller.mustCover(code);
        return desk.take(
                code,
                request.stage(),
                Optional.ofNullable(request.since()),
                caller.user(),
                request.reason());
    }
}
