package org.crossregion.filing.yearly;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.scope.RegionScope;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Yearly reviews: recorded by the region's clerks, and who is still to come. */
@Path("/api/v1/yearly-reviews")
@Tag(name = "yearly reviews", description = "年审与预缴大额医疗保险费")
class ReviewResource {

    private final Reviews reviews;
    private final ReviewPolicy policy;
    private final ReviewRepository rows;
    private final RegionScope scope;
    private final Caller caller;
    private final Clock clock;

    ReviewResource(
            Reviews reviews,
            ReviewPolicy policy,
            ReviewRepository rows,
            RegionScope scope,
            Caller caller,
            Clock clock) {
        this.reviews = reviews;
        this.policy = policy;
        this.rows = rows;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Record a person's yearly review with the prepaid premium",
            description = "Made up for after its last day, it releases the person from today on.")
    public RestResponse<ReviewView> record(@Valid @NotNull ReviewRequest request) {
        LocalDate today = today();
        RegionCode region = policy.regionOf(request.personNo(), today);
        caller.mustCover(region);
        YearlyReview one = reviews.record(request, policy.mustHold(region, today), caller.user());
        return RestResponse.ResponseBuilder.<ReviewView>created(
                        URI.create(
                                "/api/v1/yearly-reviews?year="
                                        + one.year()
                                        + "&personNo="
                                        + one.personNo()))
                .entity(ReviewView.of(one))
                .build();
    }

    @GET
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "Reviews of a year in the caller's regions, by person; this year if absent")
    public Page<ReviewView> list(
            @RestQuery Optional<String> personNo,
            @RestQuery @Min(2000) @Max(2100) Integer year,
            @BeanParam PageRequest page) {
        return Page.of(
                        rows.page(
                                scope.pattern(),
                                personNo.orElse(""),
                                year == null ? today().getYear() : year,
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        YearlyReview::personNo)
                .map(ReviewView::of);
    }

    @GET
    @Path("/missing")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Persons of a region who are still to be reviewed for a year")
    public Page<MissingView> missing(
            @RestQuery @NotNull RegionCode region,
            @RestQuery @Min(2000) @Max(2100) Integer year,
            @BeanParam PageRequest page) {
        caller.mustCover(region);
        LocalDate today = today();
        ReviewPolicy.Reviewed reviewed = policy.mustHold(region, today);
        int of = year == null ? reviewed.terms().yearOn(today) : year;
        return Page.of(
                        rows.missing(
                                region,
                                of,
                                reviewed.terms(),
                                false,
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        personNo -> personNo)
                .map(personNo -> new MissingView(personNo, of, reviewed.terms().lastDay(of)));
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    /** Who is still to be reviewed, and until when that is in time. */
    record MissingView(String personNo, int year, LocalDate dueOn) {}

    /** A review in JSON. */
    record ReviewView(
            String personNo,
            RegionCode insuredRegion,
            int year,
            LocalDate reviewedOn,
            boolean late,
            Money premium,
            String receipt,
            String reason,
            String author,
            Instant recordedAt) {

        static ReviewView of(YearlyReview one) {
            return new ReviewView(
                    one.personNo(),
                    one.insuredRegion(),
                    one.year(),
                    one.reviewedOn(),
                    one.late(),
                    one.premium(),
                    one.receipt(),
                    one.reason(),
                    one.author(),
                    one.recordedAt());
        }
    }
}
