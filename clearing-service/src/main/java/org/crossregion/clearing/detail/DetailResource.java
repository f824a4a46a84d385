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

    private final DetailListing details;
    private final Holding holding;
    private final Caller caller;

    DetailResource(DetailListing details, Holding holding, Caller caller) {
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
    @Operation(
            summary = "Details in the order of their ids",
            description =
                    "Of a month of origin, or of a period that they clear in. Any cell of forms 9 to"
                            + " 13 and matrix is made of what clearingPeriod, state=due, the two"
                            + " regions (a province stands for its regions), scheme and careType"
                            + " name.")
    public Page<DetailView> list(@BeanParam DetailQuery query, @BeanParam PageRequest page) {
        query.mustNameAPeriod();
        return Page.of(
                        details.list(query, Scope.of(caller), page.after(), page.limitAndOne()),
                        page,
                        standing -> standing.detail().settlementId())
                .map(DetailView::of);
    }

    @GET
    @Path("/sums")
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
    @Operation(
            summary = "What the same details come to: the figures of the cell",
            description =
                    "Of a clearing period, deducted has also what is deducted there from settlements"
                            + " that cleared earlier (GET /api/v1/deductions?clearingPeriod=).")
    public DetailSums sums(@BeanParam DetailQuery query) {
        query.mustNameAPeriod();
        return DetailSums.of(details.sums(query, Scope.of(caller)));
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
