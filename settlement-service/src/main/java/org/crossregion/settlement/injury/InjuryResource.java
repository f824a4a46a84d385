package org.crossregion.settlement.injury;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitScope;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The declaration of an injury at a visit; printed as attachment 3. */
@Path("/api/v1/visits/{visitId}/injury")
@Tag(name = "visits", description = "就诊登记")
class InjuryResource {

    private final Injuries injuries;
    private final Visits visits;
    private final VisitScope scope;
    private final Caller caller;

    InjuryResource(Injuries injuries, Visits visits, VisitScope scope, Caller caller) {
        this.injuries = injuries;
        this.visits = visits;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Register how the patient was injured, without a third party",
            description = "The last declaration holds; the same again changes nothing.")
    public RestResponse<InjuryView> register(
            @RestPath String visitId, @Valid @NotNull InjuryRequest request) {
        Injury injury = injuries.register(visitId, scope.institution(), request, caller.user());
        return RestResponse.status(RestResponse.Status.CREATED, InjuryView.of(injury, injuries));
    }

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FEE_AUDITOR,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "What was declared last, with numbers masked")
    public InjuryView get(@RestPath String visitId) {
        Visit visit = visits.find(visitId);
        scope.mustSee(visit);
        Injury injury =
                injuries.of(visitId)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.INJURY_UNKNOWN,
                                                visitId + " 没有外伤登记"));
        return InjuryView.of(injury, injuries);
    }
}
