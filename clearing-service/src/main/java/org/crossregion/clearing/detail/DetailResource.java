package org.crossregion.clearing.detail;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.total.DetailState;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The allotted details a caller may see, and holding one back. */
@Path("/api/v1/details")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "details", description = "清分明细: settlements as clearing sees them")
public class DetailResource {

    private final DetailRepository details;
    private final Holding holding;
    private final Caller caller;

    DetailResource(DetailRepository details, Holding holding, Caller caller) {
        this.details = details;
        this.holding = holding;
        this.caller = caller;
    }

    /** Why a detail is held back or let go. */
    public record HoldRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "发票号码待核实") String reason) {}

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Details of a month of origin, in the order of their ids")
    public Page<DetailView> list(@BeanParam DetailQuery query, @BeanParam PageRequest page) {
        return Page.of(
                        details.list(query, Scope.of(caller), page.after(), page.limitAndOne()),
                        page,
                        standing -> standing.detail().settlementId())
                .map(DetailView::of);
    }

    @POST
    @Path("/{settlementId}/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.FINANCE_MAKER})
    @Idempotent
    @Operation(summary = "Holds a detail back: it moves on when its period is cut")
    public DetailView hold(@RestPath String settlementId, @NotNull @Valid HoldRequest request) {
        return DetailView.of(holding.set(settlementId, DetailState.HELD, request.reason()));
    }

    @POST
    @Path("/{settlementId}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.FINANCE_MAKER})
    @Idempotent
    @Operation(summary = "Lets a held detail go: it clears in the period it stands in")
    public DetailView release(@RestPath String settlementId, @NotNull @Valid HoldRequest request) {
        return DetailView.of(holding.set(settlementId, DetailState.DUE, request.reason()));
    }
}
