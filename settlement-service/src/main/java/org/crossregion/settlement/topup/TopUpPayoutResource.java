package org.crossregion.settlement.topup;

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

/** The payment of a top-up (轧差报销) at the bank, and the time it takes. */
@Path("/api/v1/top-ups/{topUpId}")
@Tag(name = "top-ups", description = "轧差报销")
class TopUpPayoutResource {

    private final Payouts payouts;
    private final TopUpBook book;
    private final TopUpViews views;
    private final Caller caller;

    TopUpPayoutResource(Payouts payouts, TopUpBook book, TopUpViews views, Caller caller) {
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
            summary = "Record that a top-up was paid to the person",
            description =
                    "What does not go back to the account; by another person than who proposed or"
                            + " approved it, once.")
    public TopUpView paid(@RestPath String topUpId, @Valid @NotNull PayoutRequest request) {
        mustBeOurs(topUpId);
        payouts.paid(book, topUpId, request, caller.user());
        return views.view(topUpId);
    }

    @POST
    @Path("/payout/return")
    @Idempotent
    @RolesAllowed({Role.FINANCE_MAKER, Role.FINANCE_CHECKER})
    @Operation(summary = "Record that what was paid came back; it may then be paid again")
    public TopUpView returned(
            @RestPath String topUpId, @Valid @NotNull PayoutRequest.Return request) {
        mustBeOurs(topUpId);
        payouts.returned(book, topUpId, request, caller.user());
        return views.view(topUpId);
    }

    @POST
    @Path("/special")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Mark a top-up as a special case, which takes longer; once, with a reason")
    public TopUpView special(
            @RestPath String topUpId, @Valid @NotNull PayoutRequest.Special request) {
        mustBeOurs(topUpId);
        payouts.special(book, topUpId, request.reason(), caller.user());
        return views.view(topUpId);
    }

    private void mustBeOurs(String topUpId) {
        caller.mustCover(book.find(topUpId).insuredRegion());
    }
}
