package org.crossregion.clearing.version;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.detail.Allotted;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Objecting to a settlement in a generated table (清算表异议). */
@Path("/api/v1/details/{settlementId}/objection")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "details")
public class ObjectionResource {

    private final TableObjections objections;

    ObjectionResource(TableObjections objections) {
        this.objections = objections;
    }

    /** Why somebody objects. */
    public record ObjectionRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "该参保人当日不在就医地") String reason) {}

    /**
     * Where the settlement stands now.
     *
     * @param clearingPeriod the period that it is held in
     */
    public record Objected(String settlementId, String clearingPeriod, String state) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.FINANCE_MAKER})
    @Idempotent
    @Operation(
            summary = "Objects to a settlement in a table that is generated and not published",
            description =
                    "It is held and moves to the next period; every table that has it is generated"
                            + " again, as a new version, before it is published.")
    public Objected object(
            @RestPath String settlementId, @NotNull @Valid ObjectionRequest request) {
        Allotted moved = objections.raise(settlementId, request.reason());
        return new Objected(
                settlementId,
                moved.placement().period().toString(),
                moved.placement().state().code());
    }
}
