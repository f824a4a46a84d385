package org.crossregion.settlement.fee;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Fee lines over REST: the twin of 2301 and 2302 of the national interface. */
@Path("/api/v1/visits/{visitId}/fee-lines")
@Tag(name = "fee lines", description = "费用明细")
class FeeResource {

    private final Fees fees;
    private final Visits visits;
    private final VisitScope scope;

    FeeResource(Fees fees, Visits visits, VisitScope scope) {
        this.fees = fees;
        this.visits = visits;
        this.scope = scope;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Upload fee lines, all or none",
            description =
                    "A line that is there with the same content is answered as before; with other"
                            + " content it is refused.")
    public FeeLineView.Lines upload(
            @RestPath String visitId, @Valid @NotNull FeeLineRequest.Upload upload) {
        return FeeLineView.Lines.of(
                fees.upload(
                        visitId,
                        scope.institution(),
                        "",
                        upload.lines().stream().map(FeeLineRequest::line).toList()));
    }

    @POST
    @Path("/withdrawal")
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(summary = "Withdraw lines that are not settled; 0000 means all of them")
    public FeeLineView.Withdrawn withdraw(
            @RestPath String visitId, @Valid @NotNull FeeLineRequest.Withdrawal withdrawal) {
        return new FeeLineView.Withdrawn(
                fees.delete(visitId, scope.institution(), "", withdrawal.lineNos()));
    }

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
    @Operation(summary = "The lines of a visit in order of upload")
    public FeeLineView.Lines list(@RestPath String visitId) {
        Visit visit = visits.find(visitId);
        scope.mustSee(visit);
        return FeeLineView.Lines.of(fees.of(visit));
    }
}
