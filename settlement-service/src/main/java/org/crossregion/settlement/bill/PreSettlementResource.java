package org.crossregion.settlement.bill;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a bill would be, over REST: the twin of 2303 of the national interface. */
@Path("/api/v1/visits/{visitId}/pre-settlement")
@Tag(name = "settlements", description = "结算")
class PreSettlementResource {

    private final Settlements settlements;
    private final Visits visits;
    private final VisitScope scope;

    PreSettlementResource(Settlements settlements, Visits visits, VisitScope scope) {
        this.settlements = settlements;
        this.visits = visits;
        this.scope = scope;
    }

    @POST
    @RolesAllowed(Role.HOSPITAL)
    @Operation(summary = "What the bill would be now", description = "Changes nothing.")
    public SettlementView preSettle(@RestPath String visitId, @Valid @NotNull BillRequest request) {
        Visit visit = visits.find(visitId, scope.institution());
        return SettlementView.of(
                settlements.preSettle(request.request(visit, RequestId.current())), null);
    }
}
