package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.filing.ConfirmationRepository.Pending;
import org.crossregion.filing.filing.FilingStepResource.StepRequest;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What other regions' filings ask of the treatment place: to confirm the chosen institutions. */
@Path("/api/v1/filing-confirmations")
@Tag(name = "filings", description = "登记备案")
@RolesAllowed(Role.FILING_CLERK)
class ConfirmationResource {

    private final Confirmations confirmations;
    private final ConfirmationRepository pending;
    private final RegionScope scope;

    ConfirmationResource(
            Confirmations confirmations, ConfirmationRepository pending, RegionScope scope) {
        this.confirmations = confirmations;
        this.pending = pending;
        this.scope = scope;
    }

    @GET
    @Operation(summary = "Filings to the caller's regions whose institutions wait to be confirmed")
    public Page<Pending> list(@BeanParam PageRequest page) {
        return Page.of(
                pending.pending(scope.pattern(), page.after().orElse(""), page.limitAndOne()),
                page,
                Pending::id);
    }

    @POST
    @Path("/{id}")
    @Idempotent
    @Operation(summary = "Confirm the chosen institutions of a filing to the caller's region")
    public Confirmation confirm(@RestPath String id, @Valid @NotNull StepRequest request) {
        return confirmations.confirm(id, request.reason());
    }
}
