package org.crossregion.settlement.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.payout.PayoutRequest;
import org.crossregion.settlement.payout.Payouts;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The payment of a claim, and the time it takes. */
@Path("/api/v1/claims/{claimId}")
@Tag(name = "claims", description = "零星报销")
class PayoutResource {

    private final Payouts payouts;
    private final ClaimBook book;
    private final ClaimViews views;
    private final Caller caller;

    PayoutResource(Payouts payouts, ClaimBook book, ClaimViews views, Caller caller) {
        this.payouts = payouts;
        this.book = book;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Path("/payout")
    @Idempotent
    @RolesAllowed({Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @Operation(
            summary = "Record that a settled claim was paid",
            description = "By another person than who registered or decided it, once.")
    public ClaimView.Whole paid(@RestPath String claimId, @Valid @NotNull PayoutRequest request) {
        mustBeOurs(claimId);
        payouts.paid(book, claimId, request, caller.user());
        return views.whole(claimId);
    }

    @POST
    @Path("/payout/return")
    @Idempotent
    @RolesAllowed({Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @Operation(summary = "Record that what was paid came back; it may then be paid again")
    public ClaimView.Whole returned(
            @RestPath String claimId, @Valid @NotNull PayoutRequest.Return request) {
        mustBeOurs(claimId);
        payouts.returned(book, claimId, request, caller.user());
        return views.whole(claimId);
    }

    @POST
    @Path("/special")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Mark a claim as a special case, which takes longer; once, with a reason")
    public ClaimView.Whole special(
            @RestPath String claimId, @Valid @NotNull PayoutRequest.Special request) {
        mustBeOurs(claimId);
        payouts.special(book, claimId, request.reason(), caller.user());
        return views.whole(claimId);
    }

    private void mustBeOurs(String claimId) {
        caller.mustCover(book.find(claimId).insuredRegion());
    }
}
