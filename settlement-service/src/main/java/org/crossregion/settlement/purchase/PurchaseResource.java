package org.crossregion.settlement.purchase;

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
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Examinations and purchases outside the hospital during a stay; printed as attachment 4. */
@Path("/api/v1/visits/{visitId}/outside-purchases")
@Tag(name = "visits", description = "就诊登记")
class PurchaseResource {

    private final OutsidePurchases purchases;
    private final Visits visits;
    private final VisitScope scope;
    private final Caller caller;

    PurchaseResource(OutsidePurchases purchases, Visits visits, VisitScope scope, Caller caller) {
        this.purchases = purchases;
        this.visits = visits;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Register what was examined or bought elsewhere",
            description =
                    "Its items become fee lines of the stay. The same again is answered as before.")
    public RestResponse<PurchaseView> register(
            @RestPath String visitId, @Valid @NotNull PurchaseRequest request) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                PurchaseView.of(
                        purchases.register(visitId, scope.institution(), request, caller.user())));
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
    @Operation(summary = "What was examined or bought elsewhere during a stay")
    public PurchaseView.Purchases list(@RestPath String visitId) {
        Visit visit = visits.find(visitId);
        scope.mustSee(visit);
        return new PurchaseView.Purchases(
                purchases.of(visitId).stream().map(PurchaseView::of).toList());
    }
}
