package org.crossregion.settlement.bill;

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
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Bills over REST: the twin of 2303, 2304 and 2305 of the national interface. */
@Path("/api/v1")
@Tag(name = "settlements", description = "结算")
class BillResource {

    private final Settlements settlements;
    private final Visits visits;
    private final VisitScope scope;

    BillResource(Settlements settlements, Visits visits, VisitScope scope) {
        this.settlements = settlements;
        this.visits = visits;
        this.scope = scope;
    }

    @POST
    @Path("/visits/{visitId}/pre-settlement")
    @RolesAllowed(Role.HOSPITAL)
    @Operation(summary = "What the bill would be now", description = "Changes nothing.")
    public SettlementView preSettle(@RestPath String visitId, @Valid @NotNull BillRequest request) {
        Visit visit = visits.find(visitId, scope.institution());
        return view(settlements.preSettle(request.request(visit, RequestId.current())));
    }

    @POST
    @Path("/visits/{visitId}/settlement")
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Settle the lines of a visit that are not settled yet",
            description =
                    "If there are none and the request says again what the last bill was, that bill"
                            + " is the answer.")
    public SettlementView settle(@RestPath String visitId, @Valid @NotNull BillRequest request) {
        Visit visit = visits.find(visitId, scope.institution());
        return view(settlements.settle(request.request(visit, RequestId.current())));
    }

    @POST
    @Path("/settlements/{settlementId}/cancellation")
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Take a bill back",
            description = "The answer is its mirror, with a number and a time of its own.")
    public SettlementView cancel(
            @RestPath String settlementId, @Valid @NotNull CancellationRequest request) {
        return view(
                settlements.cancel(
                        request.request(settlementId, scope.institution(), RequestId.current())));
    }

    @GET
    @Path("/settlements/{settlementId}")
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
        return view(seen(settlementId));
    }

    @GET
    @Path("/settlements/{settlementId}/explanation")
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
    public SettlementView.Explanation explain(@RestPath String settlementId) {
        Settlement bill = seen(settlementId);
        return SettlementView.Explanation.of(bill, settlements.explanation(bill));
    }

    @GET
    @Path("/visits/{visitId}/settlements")
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
    @Operation(summary = "The bills and mirrors of a visit, in the order they were made")
    public SettlementView.Bills ofVisit(@RestPath String visitId) {
        Visit visit = visits.find(visitId);
        scope.mustSee(visit);
        return new SettlementView.Bills(
                settlements.ofVisit(visitId).stream().map(this::view).toList());
    }

    private Settlement seen(String settlementId) {
        Settlement bill = settlements.find(settlementId);
        scope.mustSee(bill.institution(), bill.insuredRegion(), bill.treatmentRegion());
        return bill;
    }

    private SettlementView view(Settlement bill) {
        return SettlementView.of(
                bill, bill.settlementId().flatMap(settlements::mirrorOf).orElse(null));
    }
}
