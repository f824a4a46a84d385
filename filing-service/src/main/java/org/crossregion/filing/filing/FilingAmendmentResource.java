package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Filings amended: materials that follow, another place or institution, a later last day. */
@Path("/api/v1/filings")
@Tag(name = "filings", description = "登记备案")
class FilingAmendmentResource {

    private final FilingProof proof;
    private final FilingAmendment amendment;
    private final FilingViews views;

    FilingAmendmentResource(FilingProof proof, FilingAmendment amendment, FilingViews views) {
        this.proof = proof;
        this.amendment = amendment;
        this.views = views;
    }

    @POST
    @Path("/{id}/materials")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Add materials, such as the proof that was promised",
            description = "If they complete the proof, the filing rests on a promise no longer.")
    public FilingView addMaterials(
            @RestPath String id, @Valid @NotNull AmendmentRequest.Materials request) {
        return views.of(proof.add(id, request.given(), request.reason()));
    }

    @POST
    @Path("/{id}/change")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Submit a change of an active filing",
            description = "A filing of its own, which replaces the other when it is activated.")
    public RestResponse<FilingView> change(
            @RestPath String id, @Valid @NotNull AmendmentRequest.Changed request) {
        return FilingViews.created(views.of(amendment.change(id, request.change())));
    }

    @POST
    @Path("/{id}/extension")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Move the last day of an active filing further away")
    public FilingView extend(
            @RestPath String id, @Valid @NotNull AmendmentRequest.Extended request) {
        return views.of(amendment.extend(id, request.until(), request.given(), request.reason()));
    }
}
