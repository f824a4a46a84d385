package org.crossregion.filing.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.filing.filing.Transition;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The review of what a list has filed, all of it or a selection in one call. */
@Path("/api/v1/filing-batches/{id}")
@Tag(name = "filing batches", description = "批量备案（报盘）")
class BatchReviewResource {

    private final BatchReviews asked;
    private final BatchReviewRepository reviews;
    private final BatchRepository batches;
    private final Caller caller;

    BatchReviewResource(
            BatchReviews asked,
            BatchReviewRepository reviews,
            BatchRepository batches,
            Caller caller) {
        this.asked = asked;
        this.reviews = reviews;
        this.batches = batches;
        this.caller = caller;
    }

    @POST
    @Path("/activation")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Activate what a list has filed, or the rows that are named",
            description = "By another person than who handed it in; follow it at its address.")
    public RestResponse<ReviewView> activate(
            @RestPath String id, @Valid @NotNull BatchReviewRequest request) {
        return accepted(asked.ask(id, Transition.ACTIVATED, request.wanted(), request.reason()));
    }

    @POST
    @Path("/refusal")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Refuse what a list has filed, or the rows that are named",
            description = "By another person than who handed it in; follow it at its address.")
    public RestResponse<ReviewView> refuse(
            @RestPath String id, @Valid @NotNull BatchReviewRequest request) {
        return accepted(asked.ask(id, Transition.REFUSED, request.wanted(), request.reason()));
    }

    @GET
    @Path("/reviews")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "The reviews of a list with their progress, in their order")
    public Page<ReviewView> list(@RestPath String id, @BeanParam PageRequest page) {
        Batch batch = covered(id);
        return Page.of(
                        reviews.ofBatch(
                                batch.id(), page.afterNumber().orElse(0), page.limitAndOne()),
                        page,
                        one -> Integer.toString(one.no()))
                .map(this::view);
    }

    @GET
    @Path("/reviews/{no}")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One review with its progress")
    public ReviewView get(@RestPath String id, @RestPath String no) {
        return view(found(id, no));
    }

    @GET
    @Path("/reviews/{no}/filings")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "How each filing ended, in the order of their ids",
            description = "`outcome=refused`: those that could not be reviewed, and why.")
    public Page<EndedView> ended(
            @RestPath String id,
            @RestPath String no,
            @RestQuery Optional<BatchReview.Outcome> outcome,
            @BeanParam PageRequest page) {
        BatchReview review = found(id, no);
        return Page.of(
                        reviews.ended(
                                review,
                                outcome.map(BatchReview.Outcome::code).orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        BatchReview.Ended::filingId)
                .map(EndedView::of);
    }

    private Batch covered(String id) {
        Batch batch = batches.find(id).orElseThrow(() -> BatchDecision.unknown(id));
        caller.mustCover(batch.region());
        return batch;
    }

    private BatchReview found(String id, String no) {
        String batch = covered(id).id();
        return Optional.of(no)
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .flatMap(text -> reviews.find(batch, Integer.parseInt(text)))
                .orElseThrow(
                        () ->
                                new Refused(
                                        FilingRefusal.BATCH_REVIEW_UNKNOWN,
                                        "batch " + id + " has no review " + no));
    }

    private RestResponse<ReviewView> accepted(BatchReview review) {
        return RestResponse.ResponseBuilder.<ReviewView>accepted()
                .location(
                        URI.create(
                                "/api/v1/filing-batches/"
                                        + review.batchId()
                                        + "/reviews/"
                                        + review.no()))
                .entity(view(review))
                .build();
    }

    private ReviewView view(BatchReview review) {
        return ReviewView.of(review, reviews.counts(review));
    }

    /**
     * Why, and which.
     *
     * @param rows numbers of rows of the list as {@code …/rows} shows them; absent: all that waits
     */
    @Schema(name = "FilingBatchReview", examples = "{\"reason\": \"材料齐全，与申报一致\", \"rows\": [2, 3]}")
    record BatchReviewRequest(
            @NotBlank @Size(max = 500) String reason,
            @Size(min = 1, max = 20_000) List<@NotNull @Min(1) Integer> rows) {

        List<Integer> wanted() {
            return rows == null ? List.of() : rows;
        }
    }

    /**
     * A review with its progress.
     *
     * @param done how many of {@code total} have ended: {@code taken} or {@code refused}
     */
    record ReviewView(
            String batchId,
            int no,
            Transition step,
            String reason,
            String state,
            int total,
            int done,
            int taken,
            int refused,
            String askedBy,
            Instant askedAt,
            Instant finishedAt) {

        static ReviewView of(BatchReview review, Map<BatchReview.Outcome, Integer> counts) {
            int taken = counts.getOrDefault(BatchReview.Outcome.TAKEN, 0);
            int refused = counts.getOrDefault(BatchReview.Outcome.REFUSED, 0);
            return new ReviewView(
                    review.batchId(),
                    review.no(),
                    review.step(),
                    review.reason(),
                    review.finishedAt().isPresent() ? "done" : "running",
                    review.total(),
                    taken + refused,
                    taken,
                    refused,
                    review.askedBy(),
                    review.askedAt(),
                    review.finishedAt().orElse(null));
        }
    }

    /** One filing's end; {@code refusal} and {@code message} are null if it was reviewed. */
    record EndedView(
            String filingId, int row, BatchReview.Outcome outcome, String refusal, String message) {

        static EndedView of(BatchReview.Ended one) {
            return new EndedView(
                    one.filingId(),
                    one.rowNo(),
                    one.outcome(),
                    one.refusal().orElse(null),
                    one.message().orElse(null));
        }
    }
}
