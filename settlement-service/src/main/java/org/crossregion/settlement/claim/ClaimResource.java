package org.crossregion.settlement.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.bill.Reimbursements;
import org.crossregion.settlement.bill.SettlementView;
import org.crossregion.settlement.payout.QueueRequest;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.util.Optional;

/** Manual reimbursement at the insured region's counter (零星报销). */
@Path("/api/v1/claims")
@Tag(name = "claims", description = "零星报销")
class ClaimResource {

    private final Claims claims;
    private final ClaimBook book;
    private final ClaimViews views;
    private final Claimants claimants;
    private final Caller caller;

    ClaimResource(
            Claims claims, ClaimBook book, ClaimViews views, Claimants claimants, Caller caller) {
        this.claims = claims;
        this.book = book;
        this.views = views;
        this.claimants = claimants;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.FILING_CLERK, Role.FEE_AUDITOR})
    @Operation(
            summary = "Hand a claim in",
            description =
                    "By the insured region's agency. Lines are classed by the catalogue; an invoice"
                            + " is reimbursed once, and not if it was settled directly.")
    public RestResponse<ClaimView.Whole> register(@Valid @NotNull ClaimRequest request) {
        caller.mustCover(
                claimants
                        .find(request.personNo(), request.scheme(), views.today())
                        .insurance()
                        .poolingRegion());
        Claim claim = claims.register(request, by());
        return RestResponse.ResponseBuilder.<ClaimView.Whole>created(
                        URI.create("/api/v1/claims/" + claim.claimId()))
                .entity(views.whole(claim))
                .build();
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
            summary = "The claims of an insured region by number: its work queue",
            description =
                    "unpaid: only what is settled and waits for its payment; overdue: only what is"
                            + " over its limit of working days")
    public Page<ClaimView> list(
            @RestQuery Optional<ClaimState> state, @BeanParam QueueRequest asked) {
        return views.list(asked.region(caller), state, asked);
    }

    @GET
    @Path("/{claimId}")
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
    @Operation(summary = "A claim with its invoices and lines, and what it may repeat")
    public ClaimView.Whole get(@RestPath String claimId) {
        return views.whole(seen(claimId));
    }

    @GET
    @Path("/{claimId}/computation")
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "What the claim would come to now, each amount with its rule")
    public ClaimView.Computation compute(@RestPath String claimId) {
        Reimbursements.Preview preview = claims.preview(seen(claimId));
        return new ClaimView.Computation(
                SettlementView.of(preview.bill(), null),
                preview.explanation().stream()
                        .map(one -> SettlementView.Amount.of(one, preview.bill()))
                        .toList());
    }

    @POST
    @Path("/{claimId}/approval")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(
            summary = "Approve and settle a claim",
            description =
                    "By another person than who registered it, for the amount they have seen.")
    public ClaimView.Whole approve(
            @RestPath String claimId, @Valid @NotNull DecisionRequest.Approval request) {
        seen(claimId);
        return views.whole(claims.approve(claimId, request.fundTotal(), request.comment(), by()));
    }

    @POST
    @Path("/{claimId}/rejection")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(summary = "Reject a claim; its invoices may be claimed again")
    public ClaimView.Whole reject(
            @RestPath String claimId, @Valid @NotNull DecisionRequest request) {
        seen(claimId);
        return views.whole(claims.reject(claimId, request.reason(), by()));
    }

    @POST
    @Path("/{claimId}/cancellation")
    @Idempotent
    @RolesAllowed({Role.FEE_AUDITOR, Role.APPROVER})
    @Operation(
            summary = "Take a settled claim back by a mirror",
            description = "By another person than who approved it.")
    public ClaimView.Whole cancel(
            @RestPath String claimId, @Valid @NotNull DecisionRequest request) {
        seen(claimId);
        return views.whole(claims.cancel(claimId, request.reason(), by()));
    }

    private Claim seen(String claimId) {
        Claim claim = book.find(claimId);
        caller.mustCover(claim.insuredRegion());
        return claim;
    }

    private Claims.By by() {
        return new Claims.By(caller.user(), RequestId.current());
    }
}
