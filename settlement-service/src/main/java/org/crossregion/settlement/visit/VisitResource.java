package org.crossregion.settlement.visit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;

/** Visits over REST: the twin of 2401, 2402, 2404 and 2405 of the national interface. */
@Path("/api/v1/visits")
@Tag(name = "visits", description = "就诊登记")
class VisitResource {

    private final Visits visits;
    private final VisitScope scope;

    VisitResource(Visits visits, VisitScope scope) {
        this.visits = visits;
        this.scope = scope;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(
            summary = "Admit a person, or register an outpatient",
            description = "The same inpatient number with the same content is the same visit.")
    public RestResponse<VisitView> admit(@Valid @NotNull AdmissionRequest request) {
        Visit visit = visits.admit(request.admission(scope.institution()));
        return RestResponse.ResponseBuilder.<VisitView>created(
                        URI.create("/api/v1/visits/" + visit.visitId()))
                .entity(VisitView.of(visit))
                .build();
    }

    @GET
    @RolesAllowed(Role.HOSPITAL)
    @Operation(summary = "The institution's visits, by number from the last one down")
    public Page<VisitView> list(@BeanParam PageRequest page) {
        return Page.of(
                        visits.ofInstitution(scope.institution(), page.after(), page.limitAndOne()),
                        page,
                        Visit::visitId)
                .map(VisitView::of);
    }

    @GET
    @Path("/{visitId}")
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
    @Operation(summary = "One visit")
    public VisitView get(@RestPath String visitId) {
        Visit visit = visits.find(visitId);
        scope.mustSee(visit);
        return VisitView.of(visit);
    }

    @POST
    @Path("/{visitId}/discharge")
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(summary = "Discharge")
    public VisitView discharge(@RestPath String visitId, @Valid @NotNull DischargeRequest request) {
        return VisitView.of(visits.discharge(request.discharge(visitId, scope.institution())));
    }

    @POST
    @Path("/{visitId}/readmission")
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(summary = "Take a discharge back")
    public VisitView readmit(@RestPath String visitId) {
        return VisitView.of(visits.readmit(visitId, scope.institution(), ""));
    }

    @POST
    @Path("/{visitId}/cancellation")
    @Idempotent
    @RolesAllowed(Role.HOSPITAL)
    @Operation(summary = "Take an admission back, while nothing is settled")
    public VisitView cancel(@RestPath String visitId) {
        return VisitView.of(visits.cancel(visitId, scope.institution(), ""));
    }
}
