package org.crossregion.settlement.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The authority lifts the deadline of a claim (逾期报销延期). */
@Path("/api/v1/claim-extensions")
@Tag(name = "claims", description = "零星报销")
class ExtensionResource {

    private final Deadlines deadlines;
    private final Claimants claimants;
    private final ClaimViews views;
    private final Caller caller;

    ExtensionResource(Deadlines deadlines, Claimants claimants, ClaimViews views, Caller caller) {
        this.deadlines = deadlines;
        this.claimants = claimants;
        this.views = views;
        this.caller = caller;
    }

    /** An extension in JSON. */
    record View(
            long id,
            String personNo,
            RegionCode insuredRegion,
            LocalDate endedOn,
            LocalDate lastDay,
            String reason,
            String grantedBy,
            OffsetDateTime grantedAt) {

        static View of(ClaimExtension extension) {
            return new View(
                    extension.id(),
                    extension.personNo(),
                    extension.insuredRegion(),
                    extension.endedOn(),
                    extension.lastDay(),
                    extension.reason(),
                    extension.grantedBy(),
                    extension.grantedAt().atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }

    /** The extensions of a person. */
    record Views(List<View> extensions) {}

    @POST
    @Idempotent
    @RolesAllowed(Role.AUTHORITY)
    @Operation(summary = "Let care that ended on a day be claimed although its time is over")
    public RestResponse<View> extend(@Valid @NotNull ExtensionRequest request) {
        RegionCode region =
                claimants
                        .find(request.personNo(), request.scheme(), views.today())
                        .insurance()
                        .poolingRegion();
        caller.mustCover(region);
        return RestResponse.status(
                RestResponse.Status.CREATED,
                View.of(deadlines.extend(request.personNo(), region, request, caller.user())));
    }

    @GET
    @RolesAllowed({
        Role.FILING_CLERK,
        Role.FEE_AUDITOR,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "The extensions of a person")
    public Views list(@RestQuery Optional<String> personNo) {
        String person =
                personNo.orElseThrow(() -> Refused.field("personNo", "required", "is missing"));
        return new Views(
                deadlines.of(person).stream()
                        .filter(one -> caller.covers(one.insuredRegion()))
                        .map(View::of)
                        .toList());
    }
}
