package org.crossregion.filing.chronic;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

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

/** Chronic disease entitlements at the insured agency: registered, changed, withdrawn, read. */
@Path("/api/v1/chronic-entitlements")
@Tag(name = "chronic entitlements", description = "门诊慢特病待遇登记")
class EntitlementResource {

    private final Entitlements entitlements;
    private final EntitlementRepository rows;
    private final RegionScope scope;
    private final Caller caller;

    EntitlementResource(
            Entitlements entitlements,
            EntitlementRepository rows,
            RegionScope scope,
            Caller caller) {
        this.entitlements = entitlements;
        this.rows = rows;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Entitle a person to a chronic disease",
            description =
                    "The same again, for the same person, disease and first day, is answered as"
                            + " before.")
    public RestResponse<EntitlementView> register(@Valid @NotNull EntitlementRequest request) {
        Entitlement one =
                entitlements
                        .register(
                                request.registration(),
                                caller::mustCover,
                                caller.user(),
                                request.reason())
                        .entitlement();
        return RestResponse.ResponseBuilder.<EntitlementView>created(
                        URI.create("/api/v1/chronic-entitlements/" + one.id()))
                .entity(whole(one))
                .build();
    }

    @GET
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Entitlements of the caller's regions in the order of their ids")
    public Page<EntitlementView> list(
            @RestQuery Optional<String> personNo,
            @RestQuery Optional<String> disease,
            @BeanParam PageRequest page) {
        return Page.of(
                        rows.page(
                                scope.pattern(),
                                personNo.orElse(""),
                                disease.orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        Entitlement::id)
                .map(EntitlementView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One entitlement with its history")
    public EntitlementView get(@RestPath String id) {
        Entitlement one = rows.find(id).orElseThrow(() -> Entitlements.unknown(id));
        caller.mustCover(one.insuredRegion());
        return whole(one);
    }

    @POST
    @Path("/{id}/change")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Give it another last day or other designated institutions")
    public EntitlementView change(
            @RestPath String id, @Valid @NotNull EntitlementRequest.Changed request) {
        return whole(
                entitlements.change(
                        id, request.change(), caller::mustCover, caller.user(), request.reason()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Withdraw it; from today on it holds no more")
    public EntitlementView withdraw(
            @RestPath String id, @Valid @NotNull EntitlementRequest.Withdrawn request) {
        return whole(entitlements.withdraw(id, caller::mustCover, caller.user(), request.reason()));
    }

    private EntitlementView whole(Entitlement one) {
        return EntitlementView.of(one, rows.steps(one.id()));
    }
}
