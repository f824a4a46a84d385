package org.crossregion.settlement.bill;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The bills of one visit. */
@Path("/api/v1/visits/{visitId}/settlements")
@Tag(name = "settlements", description = "结算")
class BillsResource {

    private final Settlements settlements;
    private final Visits visits;
    private final VisitScope scope;

    BillsResource(Settlements settlements, Visits visits, VisitScope scope) {
        this.settlements = settlements;
        this.visits = visits;
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
    @Operation(summary = "The bills and mirrors of a visit, in the order they were made")
    public SettlementView.Bills list(@RestPath String visitId) {
        Visit visit = visits.find(visitId);
        scope.mustSee(visit);
        return new SettlementView.Bills(
                settlements.ofVisit(visitId).stream()
                        .map(bill -> SettlementView.of(bill, settlements.takenBackBy(bill)))
                        .toList());
    }
}
