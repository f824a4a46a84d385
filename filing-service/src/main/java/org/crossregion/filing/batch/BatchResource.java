package org.crossregion.filing.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.scope.RegionScope;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.Attachment;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Lists of employers and schools: handed in, followed while they are worked, and handed back. */
@Path("/api/v1/filing-batches")
@Tag(name = "filing batches", description = "批量备案（报盘）")
class BatchResource {

    private final BatchIntake intake;
    private final BatchDecision decision;
    private final BatchRepository batches;
    private final BatchPaper paper;
    private final RegionScope scope;
    private final Caller caller;
    private final Clock clock;

    BatchResource(
            BatchIntake intake,
            BatchDecision decision,
            BatchRepository batches,
            BatchPaper paper,
            RegionScope scope,
            Caller caller,
            Clock clock) {
        this.intake = intake;
        this.decision = decision;
        this.batches = batches;
        this.paper = paper;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/template")
    @Produces("*/*")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "The empty list of a region, by its policy in force",
            description =
                    "Of one `type` or `category` if given, with the materials it needs alone.")
    public Response template(
            @RestQuery @NotNull RegionCode region,
            @RestQuery Optional<FilingType> type,
            @RestQuery Optional<String> category,
            @RestQuery @DefaultValue("xlsx") SheetFormat format) {
        return file(paper.template(region, type, category, format), format, "异地就医批量备案模板-" + region);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Hand in a list, as a form or as the body itself",
            description =
                    "XLSX or CSV. The rows are worked afterwards, by the rules of a single"
                            + " application.")
    @APIResponse(responseCode = "202", description = "taken; follow it at its address")
    public RestResponse<BatchView> uploadForm(
            @RestForm("file") @NotNull FileUpload file,
            @RestForm @NotNull RegionCode region,
            @RestForm @NotBlank @Size(max = 30) String employer,
            @RestForm @NotNull @Min(1) Integer headCount,
            @RestForm Optional<String> channel) {
        try {
            return accepted(
                    new BatchUpload(
                            region,
                            employer,
                            headCount,
                            channel.filter(text -> !text.isBlank()),
                            name(file.fileName()),
                            Files.readAllBytes(file.uploadedFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(hidden = true)
    public RestResponse<BatchView> upload(
            @RestQuery @NotNull RegionCode region,
            @RestQuery @NotBlank @Size(max = 30) String employer,
            @RestQuery @NotNull @Min(1) Integer headCount,
            @RestQuery Optional<String> channel,
            @RestQuery Optional<String> fileName,
            byte[] file) {
        return accepted(
                new BatchUpload(
                        region, employer, headCount, channel, name(fileName.orElse("")), file));
    }

    @GET
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "Lists of the caller's regions in the order of their ids")
    public Page<BatchView> list(
            @RestQuery Optional<String> employer,
            @RestQuery Optional<BatchState> state,
            @BeanParam PageRequest page) {
        return Page.of(
                        batches.page(
                                scope.pattern(),
                                employer.orElse(""),
                                state.map(BatchState::code).orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        Batch::id)
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One list with its progress")
    public BatchView get(@RestPath String id) {
        return view(find(id));
    }

    @GET
    @Path("/{id}/rows")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "What became of each row, in the order of the file")
    public Page<RowView> rows(
            @RestPath String id,
            @RestQuery Optional<RowOutcome.Kind> outcome,
            @BeanParam PageRequest page) {
        Batch batch = find(id);
        return Page.of(
                        batches.outcomes(
                                batch.id(),
                                outcome.map(RowOutcome.Kind::code).orElse(""),
                                page.afterNumber().orElse(0),
                                page.limitAndOne()),
                        page,
                        one -> Integer.toString(one.row()))
                .map(RowView::of);
    }

    @GET
    @Path("/{id}/result")
    @Produces("*/*")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "The list as it came, with a reason in every cell that was not accepted",
            description =
                    "In the format it was uploaded; `rows=rejected` leaves out what is filed.")
    public Response result(@RestPath String id, @RestQuery Optional<ResultRows> rows) {
        Batch batch = find(id);
        mustBeDone(batch);
        boolean rejectedOnly = rows.filter(asked -> asked == ResultRows.REJECTED).isPresent();
        return file(paper.result(batch, rejectedOnly), batch.format(), "备案结果-" + id);
    }

    @POST
    @Path("/{id}/release")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Let a list go on although its head count is not the declared one")
    public BatchView release(@RestPath String id, @Valid @NotNull ReasonRequest request) {
        return view(decision.decide(id, BatchState.WAITING, request.reason()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Withdraw a list whose head count is not the declared one")
    public BatchView withdraw(@RestPath String id, @Valid @NotNull ReasonRequest request) {
        return view(decision.decide(id, BatchState.WITHDRAWN, request.reason()));
    }

    /** Why somebody decided so. */
    record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    /** What became of a row. */
    record RowView(
            int row,
            RowOutcome.Kind outcome,
            String outcomeName,
            String filingId,
            List<Fault> faults) {

        static RowView of(RowOutcome outcome) {
            return new RowView(
                    outcome.row(),
                    outcome.outcome(),
                    outcome.outcome().label(),
                    outcome.filingId().orElse(null),
                    outcome.faults());
        }
    }

    private RestResponse<BatchView> accepted(BatchUpload upload) {
        Batch batch = intake.take(upload);
        return RestResponse.ResponseBuilder.<BatchView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/v1/filing-batches/" + batch.id()))
                .entity(view(batch))
                .build();
    }

    private Batch find(String id) {
        Batch batch = batches.find(id).orElseThrow(() -> BatchDecision.unknown(id));
        caller.mustCover(batch.region());
        return batch;
    }

    private static void mustBeDone(Batch batch) {
        if (batch.state() == BatchState.WITHDRAWN) {
            throw new Refused(
                    FilingRefusal.BATCH_WITHDRAWN, "batch " + batch.id() + " was withdrawn");
        }
        if (batch.state() != BatchState.DONE) {
            throw new Refused(
                    FilingRefusal.BATCH_UNFINISHED,
                    "batch " + batch.id() + " is " + batch.state().code());
        }
    }

    private BatchView view(Batch batch) {
        return BatchView.of(batch, batches.counts(batch.id()), clock.instant());
    }

    /** The name alone, without a path; at most what a list shows. */
    private static String name(String given) {
        String name = given.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private static Response file(byte[] content, SheetFormat format, String name) {
        return Response.ok(content, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Attachment.named(name + "." + format.extension()))
                .build();
    }
}
