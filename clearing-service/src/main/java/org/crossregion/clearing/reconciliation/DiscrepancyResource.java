package org.crossregion.clearing.reconciliation;

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

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Differences from their first sight to their resolution. */
@Path("/api/v1/discrepancies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "discrepancies", description = "对账差异: tracked until they are resolved")
public class DiscrepancyResource {

    private final DiscrepancyRepository discrepancies;
    private final Resolving resolving;
    private final Access access;

    DiscrepancyResource(DiscrepancyRepository discrepancies, Resolving resolving, Access access) {
        this.discrepancies = discrepancies;
        this.resolving = resolving;
        this.access = access;
    }

    /** Why a difference is resolved. */
    public record ResolutionRequest(
            @NotBlank @Size(max = 500) @Schema(examples = "与医院核对票据，中心金额无误") String reason) {}

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
    @Operation(summary = "Differences of the caller's in the order in which they were first seen")
    public Page<DiscrepancyView> list(
            @BeanParam DiscrepancyQuery query, @BeanParam PageRequest page) {
        if (access.own().isPresent()) {
            query.onlyOf(access.institution(query.institution()));
        }
        return Page.of(
                        discrepancies.list(
                                query,
                                access.pattern(),
                                page.afterNumber().orElse(0),
                                page.limitAndOne()),
                        page,
                        one -> Long.toString(one.no()))
                .map(DiscrepancyView::of);
    }

    @GET
    @Path("/{no}")
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
    @Operation(summary = "A difference as it was seen last, with what became of it")
    public DiscrepancyView get(@RestPath long no) {
        return DiscrepancyView.of(seen(no));
    }

    @POST
    @Path("/{no}/acceptance")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_CHECKER, Role.APPROVER, Role.AUTHORITY})
    @Idempotent
    @Operation(
            summary = "Takes our figure as it is, with a reason: the detail clears",
            description =
                    "By the region that treats; of a pair's list by the one that pays. Not by who"
                            + " handed the list in.")
    public DiscrepancyView accept(@RestPath long no, @NotNull @Valid ResolutionRequest request) {
        return resolve(no, Way.ACCEPTED, request);
    }

    @POST
    @Path("/{no}/correction")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FEE_AUDITOR, Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @Idempotent
    @Operation(
            summary = "Says how the matter was put right; a run that still sees it opens it again")
    public DiscrepancyView correct(@RestPath long no, @NotNull @Valid ResolutionRequest request) {
        return resolve(no, Way.CORRECTED, request);
    }

    private DiscrepancyView resolve(long no, Way way, ResolutionRequest request) {
        access.mustDecide(seen(no).party());
        return DiscrepancyView.of(resolving.resolve(no, way, request.reason()));
    }

    private Discrepancy seen(long no) {
        Discrepancy one = resolving.get(no);
        access.mustSee(
                one.party(),
                new Refused(ClearingRefusal.DISCREPANCY_UNKNOWN, "no difference " + no));
        return one;
    }
}
