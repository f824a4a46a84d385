package org.crossregion.settlement.topup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.payout.QueueRequest;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Optional;

/** Decides a top-up (轧差报销), and shows it. */
@Path("/api/v1/top-ups")
@Tag(name = "top-ups", description = "轧差报销")
class TopUpResource {

    private final TopUps topUps;
    private final TopUpBook book;
    private final TopUpViews views;
    private final Caller caller;

    TopUpResource(TopUps topUps, TopUpBook book, TopUpViews views, Caller caller) {
        this.topUps = topUps;
        this.book = book;
        this.views = views;
        this.caller = caller;
    }

    @GET
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
    @Operation(
            summary = "The top-ups of an insured region by number: its work queue",
            description =
                    "unpaid: only what is settled and waits for its payment at the bank; overdue:"
                            + " only what is over its limit of working days")
    public Page<TopUpView> list(
            @RestQuery Optional<TopUpState> state, @BeanParam QueueRequest asked) {
        return views.list(asked.region(caller), state, asked);
    }

    @GET
    @Path("/{topUpId}")
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
        return topUp.state() == TopUpState.PROPOSED
                ? views.view(topUp, topUps.preview(topUp))
                : views.view(topUpId);
    }

    @POST
    @Path("/{topUpId}/approval")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Pay a top-up; by another person than who proposed it")
    public TopUpView approve(
            @RestPath String topUpId, @Valid @NotNull TopUpRequest.Approval request) {
        seen(topUpId);
        return decided(topUps.approve(topUpId, request.amount(), request.comment(), caller.user()));
    }

    @POST
    @Path("/{topUpId}/rejection")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Reject a top-up; by another person than who proposed it")
    public TopUpView reject(
            @RestPath String topUpId, @Valid @NotNull TopUpRequest.Decision request) {
        seen(topUpId);
        return decided(topUps.reject(topUpId, request.reason(), caller.user()));
    }

    @POST
    @Path("/{topUpId}/cancellation")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Take a paid top-up back; by another person than who approved it")
    public TopUpView cancel(
            @RestPath String topUpId, @Valid @NotNull TopUpRequest.Decision request) {
        seen(topUpId);
        return decided(topUps.cancel(topUpId, request.reason(), caller.user()));
    }

    private TopUpView decided(TopUp topUp) {
        return views.view(topUp.topUpId());
    }

    private TopUp seen(String topUpId) {
        TopUp topUp = book.find(topUpId);
        caller.mustCover(topUp.insuredRegion());
        return topUp;
    }
}
