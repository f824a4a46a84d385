package org.crossregion.settlement.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.values.RegionCode;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Optional;

/** The review list of an agency. */
@Path("/api/v1/reviews")
@Tag(name = "reviews", description = "复核")
class ReviewResource {

    private final Reviews reviews;
    private final Caller caller;

    ReviewResource(Reviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.FEE_AUDITOR, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "What an agency has to look at, oldest first",
            description =
                    "Deductibles that a cancellation has freed are the insured region's, cleared"
                            + " stays that were undone the treatment region's.")
    public Page<ReviewView> list(
            @RestQuery ReviewKind kind,
            @RestQuery @DefaultValue("false") boolean open,
            @BeanParam PageRequest page) {
        Optional<RegionCode> scope = caller.region();
        if (scope.isEmpty()) {
            caller.mustCover(RegionCode.NATION);
        }
        return Page.of(
                        reviews.list(
                                scope,
                                Optional.ofNullable(kind),
                                open,
                                page.after().map(ReviewResource::number).orElse(0L),
                                page.limitAndOne()),
                        page,
                        kept -> Long.toString(kept.id()))
                .map(ReviewView::of);
    }

    @POST
    @Path("/{id}/decision")
    @Idempotent
    @RolesAllowed(Role.FEE_AUDITOR)
    @Operation(summary = "Decide a review", description = "Once, with a reason.")
    public ReviewView decide(@RestPath long id, @Valid @NotNull ReviewRequest request) {
        return ReviewView.of(
                reviews.decide(
                        id,
                        request.decision(),
                        request.reason(),
                        caller.user(),
                        caller::mustCover));
    }

    private static long number(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Refused.field("after", "number", "must be the next of the page before");
        }
    }
}
