package org.crossregion.settlement.bill;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Approvals of refunds after clearing, by the agency of the treatment region. */
@Path("/api/v1/settlements/{settlementId}/cancellation-approval")
@Tag(name = "settlements", description = "结算")
class ApprovalResource {

    private final Approvals approvals;
    private final Settlements settlements;
    private final VisitScope scope;
    private final Caller caller;

    ApprovalResource(
            Approvals approvals, Settlements settlements, VisitScope scope, Caller caller) {
        this.approvals = approvals;
        this.settlements = settlements;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.FEE_AUDITOR)
    @Operation(
            summary = "Approve that a stay be taken back although it is cleared",
            description = "By the treatment region's agency; good for one refund.")
    public RestResponse<ApprovalView> approve(
            @RestPath String settlementId, @Valid @NotNull ApprovalRequest request) {
        Settlement bill = settlements.find(settlementId);
        caller.mustCover(bill.treatmentRegion());
        return RestResponse.status(
                RestResponse.Status.CREATED,
                ApprovalView.of(approvals.give(bill, request.reason(), caller.user())));
    }

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "The approvals of a settlement, used and waiting")
    public ApprovalView.Approvals list(@RestPath String settlementId) {
        Settlement bill = settlements.find(settlementId);
        scope.mustSee(bill.institution(), bill.insuredRegion(), bill.treatmentRegion());
        return new ApprovalView.Approvals(
                approvals.of(bill).stream().map(ApprovalView::of).toList());
    }
}
