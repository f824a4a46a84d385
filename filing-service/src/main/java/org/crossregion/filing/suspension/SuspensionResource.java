package org.crossregion.filing.suspension;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.util.Optional;

/** Persons barred from direct settlement: suspended and released by their region's clerks. */
@Path("/api/v1/person-suspensions")
@Tag(name = "person suspensions", description = "参保人员待遇暂停")
class SuspensionResource {

    private final SuspensionDesk desk;
    private final Suspensions suspensions;
    private final SuspensionRepository rows;
    private final RegionScope scope;
    private final Caller caller;

    SuspensionResource(
            SuspensionDesk desk,
            Suspensions suspensions,
            SuspensionRepository rows,
            RegionScope scope,
            Caller caller) {
        this.desk = desk;
        this.suspensions = suspensions;
        this.rows = rows;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Suspend a person",
            description = "What is settled already stands; nothing more is settled directly.")
    public RestResponse<SuspensionView> suspend(@Valid @NotNull SuspensionRequest request) {
        Suspension one = desk.suspend(request, caller);
        return RestResponse.ResponseBuilder.<SuspensionView>created(
                        URI.create("/api/v1/person-suspensions/" + one.id()))
                .entity(SuspensionView.of(one))
                .build();
    }

    @GET
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Suspensions of the caller's regions in the order of their ids")
    public Page<SuspensionView> list(
            @RestQuery Optional<String> personNo,
            @RestQuery Optional<SuspensionKind> kind,
            @BeanParam PageRequest page) {
        return Page.of(
                        rows.page(
                                scope.pattern(),
                                personNo.orElse(""),
                                kind.map(SuspensionKind::code).orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        Suspension::id)
                .map(SuspensionView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One suspension")
    public SuspensionView get(@RestPath String id) {
        Suspension one = rows.find(id).orElseThrow(() -> Suspensions.unknown(id));
        caller.mustCover(one.insuredRegion());
        return SuspensionView.of(one);
    }

    @POST
    @Path("/{id}/release")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Release the person from today on")
    public SuspensionView release(
            @RestPath String id, @Valid @NotNull SuspensionRequest.Released request) {
        return SuspensionView.of(
                suspensions.release(id, caller::mustCover, caller.user(), request.reason()));
    }
}
