package org.crossregion.settlement.topup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Proposes top-ups of a settlement that was underpaid (轧差报销), and lists them. */
@Path("/api/v1/settlements/{settlementId}/top-ups")
@Tag(name = "top-ups", description = "轧差报销")
class SettlementTopUpResource {

    private final TopUps topUps;
    private final TopUpViews views;
    private final Settlements settlements;
    private final VisitScope scope;
    private final Caller caller;

    SettlementTopUpResource(
            TopUps topUps,
            TopUpViews views,
            Settlements settlements,
            VisitScope scope,
            Caller caller) {
        this.topUps = topUps;
        this.views = views;
        this.settlements = settlements;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.FILING_CLERK, Role.FEE_AUDITOR})
    @Operation(
            summary = "Propose that what a settlement has underpaid be paid to the person",
            description = "By the insured region's agency; refused unless something is underpaid.")
    public RestResponse<TopUpView> propose(
            @RestPath String settlementId, @Valid @NotNull TopUpRequest request) {
        caller.mustCover(settlements.find(settlementId).insuredRegion());
        TopUps.Proposed proposed = topUps.propose(settlementId, request, caller.user());
        return RestResponse.status(
                RestResponse.Status.CREATED, views.view(proposed.topUp(), proposed.underpaid()));
    }

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "The top-ups of a settlement, proposed, paid and taken back")
    public TopUpView.Views list(@RestPath String settlementId) {
        Settlement bill = settlements.find(settlementId);
        scope.mustSee(bill.institution(), bill.insuredRegion(), bill.treatmentRegion());
        return new TopUpView.Views(views.of(settlementId));
    }
}
