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

import java.util.List;

/** Top-ups of settlements that were underpaid (轧差报销). */
@Path("/api/v1")
@Tag(name = "top-ups", description = "轧差报销")
class TopUpResource {

    private final TopUps topUps;
    private final TopUpBook book;
    private final Settlements settlements;
    private final VisitScope scope;
    private final Caller caller;

    TopUpResource(
            TopUps topUps,
            TopUpBook book,
            Settlements settlements,
            VisitScope scope,
            Caller caller) {
        this.topUps = topUps;
        this.book = book;
        this.settlements = settlements;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Path("/settlements/{settlementId}/top-ups")
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
                RestResponse.Status.CREATED,
                TopUpView.of(
                        proposed.topUp(),
                        TopUpView.Computation.of(proposed.underpaid()),
                        List.of()));
    }

    @GET
    @Path("/settlements/{settlementId}/top-ups")
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
        return new TopUpView.Views(
                book.of(settlementId).stream()
                        .map(topUp -> TopUpView.of(topUp, null, book.entries(topUp.topUpId())))
                        .toList());
    }

    @GET
    @Path("/top-ups/{topUpId}")
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "A top-up; while it is proposed with what it would pay now, and why")
    public TopUpView get(@RestPath String topUpId) {
        TopUp topUp = seen(topUpId);
        return TopUpView.of(
                topUp,
                topUp.state() == TopUpState.PROPOSED
                        ? TopUpView.Computation.of(topUps.preview(topUp))
                        : null,
                book.entries(topUpId));
    }

    @POST
    @Path("/top-ups/{topUpId}/approval")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Pay a top-up; by another person than who proposed it")
    public TopUpView approve(
            @RestPath String topUpId, @Valid @NotNull TopUpRequest.Approval request) {
        seen(topUpId);
        return decided(topUps.approve(topUpId, request.amount(), request.comment(), caller.user()));
    }

    @POST
    @Path("/top-ups/{topUpId}/rejection")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Reject a top-up; by another person than who proposed it")
    public TopUpView reject(
            @RestPath String topUpId, @Valid @NotNull TopUpRequest.Decision request) {
        seen(topUpId);
        return decided(topUps.reject(topUpId, request.reason(), caller.user()));
    }

    @POST
    @Path("/top-ups/{topUpId}/cancellation")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Take a paid top-up back; by another person than who approved it")
    public TopUpView cancel(
            @RestPath String topUpId, @Valid @NotNull TopUpRequest.Decision request) {
        seen(topUpId);
        return decided(topUps.cancel(topUpId, request.reason(), caller.user()));
    }

    private TopUpView decided(TopUp topUp) {
        return TopUpView.of(topUp, null, book.entries(topUp.topUpId()));
    }

    private TopUp seen(String topUpId) {
        TopUp topUp = book.find(topUpId);
        caller.mustCover(topUp.insuredRegion());
        return topUp;
    }
}
