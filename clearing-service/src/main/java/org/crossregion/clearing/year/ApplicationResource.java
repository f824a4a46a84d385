package org.crossregion.clearing.year;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.journal.Pages;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.RegionCode;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Applications that items which a year left over be cleared: made, answered, decided. */
@Path("/api/v1/years/{year}/applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "years", description = "年终清算: what the twelve months left over")
public class ApplicationResource {

    /** So many applications are made, answered or decided in one call. */
    private static final int MOST = 200;

    private final Applications applications;
    private final ApplicationRepository repository;
    private final Policies policies;
    private final Caller caller;

    ApplicationResource(
            Applications applications,
            ApplicationRepository repository,
            Policies policies,
            Caller caller) {
        this.applications = applications;
        this.repository = repository;
        this.policies = policies;
        this.caller = caller;
    }

    /** What the other side says. */
    public record AnswerRequest(
            @NotNull Boolean accepted, @Size(max = 1000) @Schema(examples = "情况属实") String note) {}

    /** Many applications at once. */
    public record ApplicationsRequest(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid ApplicationRequest> items) {}

    /** One answer to many applications. */
    public record AnswersRequest(
            @NotNull @Size(min = 1, max = MOST) Set<@NotNull UUID> ids,
            @NotNull Boolean accepted,
            @Size(max = 1000) @Schema(examples = "情况属实") String note) {}

    /** One decision about many applications. */
    public record DecisionsRequest(
            @NotNull @Size(min = 1, max = MOST) Set<@NotNull UUID> ids,
            @NotNull Boolean approved,
            @Size(max = 1000) @Schema(examples = "同意纳入年终清算") String note) {}

    /** What the authority decides. */
    public record DecisionRequest(
            @NotNull Boolean approved,
            @Size(max = 1000) @Schema(examples = "同意纳入年终清算") String note) {}

    @GET
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Applications of a year that the caller's region is a side of")
    public Page<ApplicationView> list(
            @BeanParam YearAddress address,
            @RestQuery RegionCode region,
            @RestQuery String settlementId,
            @RestQuery ApplicationState state,
            @BeanParam PageRequest page) {
        PeriodKey year = address.key();
        ApplicationRepository.Query query =
                new ApplicationRepository.Query(
                        year,
                        Scope.of(caller).regionPrefix(),
                        Optional.ofNullable(region),
                        Optional.ofNullable(settlementId),
                        Optional.ofNullable(state));
        return Page.of(
                        repository.list(query, Pages.after(page), page.limitAndOne()),
                        page,
                        application -> application.id().toString())
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.FEE_AUDITOR,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "One application")
    public ApplicationView get(@BeanParam YearAddress address, @RestPath UUID id) {
        PeriodKey year = address.key();
        return Optional.of(applications.seen(id))
                .filter(application -> application.year().equals(year))
                .map(this::view)
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.APPLICATION_UNKNOWN,
                                        "no application " + id + " in " + year));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_MAKER, Role.FEE_AUDITOR})
    @Idempotent
    @Operation(
            summary = "Applies for an item that the year left over (form 15)",
            description =
                    "By the treatment or the insured region; the other side answers by the day"
                            + " named, or is understood to accept.")
    public RestResponse<ApplicationView> apply(
            @BeanParam YearAddress address, @NotNull @Valid ApplicationRequest request) {
        PeriodKey year = address.key();
        ApplicationView made = view(applications.apply(year, request));
        return RestResponse.ResponseBuilder.<ApplicationView>created(
                        URI.create(
                                "/api/v1/years/"
                                        + year.period()
                                        + "/applications/"
                                        + made.id()
                                        + "?authority="
                                        + year.circle().authority()
                                        + "&tier="
                                        + year.circle().tier().code()))
                .entity(made)
                .build();
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_MAKER, Role.FEE_AUDITOR})
    @Idempotent
    @Operation(
            summary = "Applies for up to 200 items at once (the rows of form 15)",
            description = "All of them or, if one is refused, none.")
    public RestResponse<List<ApplicationView>> applyAll(
            @BeanParam YearAddress address, @NotNull @Valid ApplicationsRequest request) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                views(applications.applyAll(address.key(), request.items())));
    }

    @POST
    @Path("/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_MAKER, Role.FEE_AUDITOR})
    @Idempotent
    @Operation(
            summary = "The other side's one answer to up to 200 applications",
            description = "To all of them or, if one is refused, to none.")
    public List<ApplicationView> answerAll(
            @BeanParam YearAddress address, @NotNull @Valid AnswersRequest request) {
        return views(
                applications.answerAll(
                        address.key(),
                        new TreeSet<>(request.ids()),
                        request.accepted(),
                        Optional.ofNullable(request.note())));
    }

    @POST
    @Path("/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHORITY)
    @Idempotent
    @Operation(
            summary = "The authority's one decision about up to 200 applications",
            description = "About all of them or, if one is refused, about none.")
    public List<ApplicationView> decideAll(
            @BeanParam YearAddress address, @NotNull @Valid DecisionsRequest request) {
        return views(
                applications.decideAll(
                        address.key(),
                        new TreeSet<>(request.ids()),
                        request.approved(),
                        Optional.ofNullable(request.note())));
    }

    @POST
    @Path("/{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.FINANCE_MAKER, Role.FEE_AUDITOR})
    @Idempotent
    @Operation(summary = "The other side accepts or contradicts, by another person")
    public ApplicationView answer(
            @BeanParam YearAddress address,
            @RestPath UUID id,
            @NotNull @Valid AnswerRequest request) {
        return view(
                applications.answer(
                        address.key(),
                        id,
                        request.accepted(),
                        Optional.ofNullable(request.note())));
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHORITY)
    @Idempotent
    @Operation(
            summary = "The authority approves or rejects, by a third person",
            description =
                    "Approval lets the item clear where it stands, in the period of the year or,"
                            + " once that is cut, in a month of the next; a rejected item stays"
                            + " held.")
    public ApplicationView decide(
            @BeanParam YearAddress address,
            @RestPath UUID id,
            @NotNull @Valid DecisionRequest request) {
        return view(
                applications.decide(
                        address.key(),
                        id,
                        request.approved(),
                        Optional.ofNullable(request.note())));
    }

    private List<ApplicationView> views(List<Application> some) {
        return some.stream().map(this::view).toList();
    }

    private ApplicationView view(Application application) {
        PeriodKey year = application.year();
        return ApplicationView.of(
                application, policies.yearEnd(year.circle(), year.period()).silence());
    }
}
