package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells a clerk what would become of one application, before it is submitted. */
@Path("/api/v1/filings/preview")
@Tag(name = "filings")
@RolesAllowed(Role.FILING_CLERK)
class CaseResource {

    private final CaseDesk desk;

    CaseResource(CaseDesk desk) {
        this.desk = desk;
    }

    @POST
    @Operation(
            summary = "What is missing, which limits, until when, and why",
            description =
                    "Takes what a submission takes, judges it by the same rules and files nothing.")
    public CasePreview preview(@Valid @NotNull FilingRequest request) {
        return desk.preview(request.application());
    }
}
