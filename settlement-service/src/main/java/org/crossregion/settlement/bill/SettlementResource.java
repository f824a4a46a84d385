package org.crossregion.settlement.bill;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Bills and their mirrors over REST; taking back is the twin of 2305 of the national interface. */
@Path("/api/v1/settlements/{settlementId}")
@Tag(name = "settlements", description = "结算")
class SettlementResource {

    private final Settlements settlements;
    private final Explanations explanations;
    private final VisitScope scope;

    SettlementResource(Settlements settlements, Explanations explanations, VisitScope scope) {
        this.settlements = settlements;
        this.explanations = explanations;
        this.scope = scope;
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
    @Operation(summary = "One bill or mirror")
    public SettlementView get(@RestPath String settlementId) {
        Settlement bill = seen(settlementId);
        return SettlementView.of(bill, settlements.takenBackBy(bill), settlements.restoredAs(bill));
    }

    @GET
    @Path("/explanation")
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
    @Operation(summary = "Each amount of a bill with its rule, policy version and inputs")
    public ExplanationView explain(@RestPath String settlementId) {
        return explanations.of(seen(settlementId));
    }

    @POST
    @Path("/cancellation")
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Take a bill back",
            description = "The answer is its mirror, with a number and a time of its own.")
    public SettlementView cancel(
            @RestPath String settlementId, @Valid @NotNull CancellationRequest request) {
        Settlement mirror =
                settlements.cancel(
                        request.request(settlementId, scope.institution(), RequestId.current()));
        return SettlementView.of(mirror, null);
    }

    private Settlement seen(String settlementId) {
        Settlement bill = settlements.find(settlementId);
        scope.mustSee(bill.institution(), bill.insuredRegion(), bill.treatmentRegion());
        return bill;
    }
}
