package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.document.Documents;
import org.crossregion.filing.filing.FilingRepository.Wanted;
import org.crossregion.filing.filing.FilingRequest.AgentRequest;
import org.crossregion.values.Beijing;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filings: submitted, reviewed, suspended, cancelled; read with their history. */
@Path("/api/v1/filings")
@Tag(name = "filings", description = "登记备案")
class FilingResource {

    private final FilingSubmission submission;
    private final FilingReview review;
    private final FilingProof proof;
    private final FilingAmendment amendment;
    private final FilingRepository filings;
    private final Documents documents;
    private final Confirmations confirmations;
    private final AgencyScope scope;
    private final Caller caller;
    private final IdentityProtection protection;
    private final Clock clock;

    FilingResource(
            FilingSubmission submission,
            FilingReview review,
            FilingProof proof,
            FilingAmendment amendment,
            FilingRepository filings,
            Documents documents,
            Confirmations confirmations,
            AgencyScope scope,
            Caller caller,
            IdentityProtection protection,
            Clock clock) {
        this.submission = submission;
        this.review = review;
        this.proof = proof;
        this.amendment = amendment;
        this.filings = filings;
        this.documents = documents;
        this.confirmations = confirmations;
        this.scope = scope;
        this.caller = caller;
        this.protection = protection;
        this.clock = clock;
    }

    /** Why a step is taken. */
    @Schema(examples = "{\"reason\": \"材料齐全\"}")
    record StepRequest(@NotBlank @Size(max = 500) String reason) {}

    /**
     * Why a filing is cancelled, and by whom.
     *
     * @param agent null if the person comes in person
     */
    @Schema(
            name = "FilingCancellation",
            examples =
                    "{\"reason\": \"回参保地住院\", \"agent\": {\"name\": \"代办人\", \"relation\": \"子女\","
                            + " \"certificateNo\": \"999901198001010011\","
                            + " \"personCertificateNo\": \"999901195603010030\"}}")
    record CancellationRequest(
            @NotBlank @Size(max = 500) String reason, @Valid AgentRequest agent) {}

    @POST
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Submit an application", description = "The filing waits for its review.")
    public RestResponse<FilingView> submit(@Valid @NotNull FilingRequest request) {
        NewFiling submitted = submission.submit(request.application(), caller.user());
        return created(
                submitted.filing(),
                FilingView.of(
                        submitted.filing(),
                        today(),
                        submitted.dossier(),
                        views(submitted.materials()),
                        submitted.steps(),
                        Map.of(),
                        Optional.empty(),
                        protection));
    }

    @GET
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "Filings of the caller's regions in the order of their ids",
            description = "`overdue` shows only those whose review is late.")
    public Page<FilingView> list(
            @RestQuery Optional<String> personNo,
            @RestQuery Optional<FilingState> state,
            @RestQuery Optional<String> agency,
            @RestQuery @DefaultValue("false") boolean overdue,
            @BeanParam PageRequest page) {
        LocalDate today = today();
        Wanted wanted =
                new Wanted(
                        scope.pattern(),
                        personNo.orElse(""),
                        state.map(FilingState::code).orElse(""),
                        scope.agencies(agency),
                        overdue,
                        today);
        return Page.of(
                        filings.page(wanted, page.after().orElse(""), page.limitAndOne()),
                        page,
                        Filing::id)
                .map(filing -> FilingView.of(filing, today));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One filing with its materials and history")
    public FilingView get(@RestPath String id) {
        Filing filing = filings.find(id).orElseThrow(() -> Filings.unknown(id));
        scope.mustCover(filing.insuredRegion(), filing.agency());
        return whole(filing);
    }

    @POST
    @Path("/{id}/activation")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Activate a submitted filing after its review")
    public FilingView activate(@RestPath String id, @Valid @NotNull StepRequest request) {
        return whole(review.take(id, Transition.ACTIVATED, request.reason()));
    }

    @POST
    @Path("/{id}/refusal")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Refuse a submitted filing after its review")
    public FilingView refuse(@RestPath String id, @Valid @NotNull StepRequest request) {
        return whole(review.take(id, Transition.REFUSED, request.reason()));
    }

    @POST
    @Path("/{id}/suspension")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Suspend an active filing, such as after a false promise")
    public FilingView suspend(@RestPath String id, @Valid @NotNull StepRequest request) {
        return whole(review.take(id, Transition.SUSPENDED, request.reason()));
    }

    @POST
    @Path("/{id}/resumption")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Resume a suspended filing")
    public FilingView resume(@RestPath String id, @Valid @NotNull StepRequest request) {
        return whole(review.take(id, Transition.RESUMED, request.reason()));
    }

    @POST
    @Path("/{id}/cancellation")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Cancel a filing; today is its last day")
    public FilingView cancel(@RestPath String id, @Valid @NotNull CancellationRequest request) {
        return whole(
                request.agent() == null
                        ? review.take(id, Transition.CANCELLED, request.reason())
                        : review.cancel(id, request.reason(), request.agent().agent()));
    }

    @POST
    @Path("/{id}/materials")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Add materials, such as the proof that was promised",
            description = "If they complete the proof, the filing rests on a promise no longer.")
    public FilingView addMaterials(
            @RestPath String id, @Valid @NotNull AmendmentRequest.Materials request) {
        return whole(proof.add(id, request.given(), request.reason()));
    }

    @POST
    @Path("/{id}/change")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(
            summary = "Submit a change of an active filing",
            description = "A filing of its own, which replaces the other when it is activated.")
    public RestResponse<FilingView> change(
            @RestPath String id, @Valid @NotNull AmendmentRequest.Changed request) {
        Filing submitted = amendment.change(id, request.change());
        return created(submitted, whole(submitted));
    }

    @POST
    @Path("/{id}/extension")
    @Idempotent
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Move the last day of an active filing further away")
    public FilingView extend(
            @RestPath String id, @Valid @NotNull AmendmentRequest.Extended request) {
        return whole(amendment.extend(id, request.until(), request.given(), request.reason()));
    }

    private static RestResponse<FilingView> created(Filing filing, FilingView view) {
        return RestResponse.ResponseBuilder.<FilingView>created(
                        URI.create("/api/v1/filings/" + filing.id()))
                .entity(view)
                .build();
    }

    private FilingView whole(Filing filing) {
        Dossier dossier = filings.dossier(filing.id());
        return FilingView.of(
                filing,
                today(),
                dossier,
                views(filings.materials(filing.id())),
                filings.steps(filing.id()),
                filing.version() == 1 ? Map.of() : filings.agents(filing.id()),
                dossier.confirmationDemanded() ? confirmations.of(filing.id()) : Optional.empty(),
                protection);
    }

    private List<MaterialView> views(List<Material> materials) {
        List<String> named =
                materials.stream().flatMap(material -> material.document().stream()).toList();
        return MaterialView.of(materials, named.isEmpty() ? Map.of() : documents.find(named));
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
