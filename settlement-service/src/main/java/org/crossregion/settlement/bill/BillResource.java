package org.crossregion.settlement.bill;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Settling a visit over REST: the twin of 2304 of the national interface. */
@Path("/api/v1/visits/{visitId}/settlement")
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
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Settle the lines of a visit that are not settled yet",
            description =
                    "If there are none and the request says again what the last bill was, that bill"
                            + " is the answer.")
    public SettlementView settle(@RestPath String visitId, @Valid @NotNull BillRequest request) {
        Visit visit = visits.find(visitId, scope.institution());
        return SettlementView.of(
                settlements.settle(request.request(visit, RequestId.current())), null);
    }
}
