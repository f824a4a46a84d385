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
import org.crossregion.clearing.period.PeriodKey;
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
import java.util.Optional;
import java.util.UUID;

/** Applications that items which a year left over be cleared: made, answered, decided. */
@Path("/api/v1/years/{year}/applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "years", description = "年终清算: what the twelve months left over")
public class ApplicationResource {

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
                        repository.list(query, after(page), page.limitAndOne()),
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
        Application application = applications.find(address.key(), id);
        if (!caller.covers(application.region())) {
            caller.mustCover(application.counterparty());
        }
        return view(application);
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

    private ApplicationView view(Application application) {
        PeriodKey year = application.year();
        return ApplicationView.of(
                application, policies.yearEnd(year.circle(), year.period()).silence());
    }

    private static Optional<UUID> after(PageRequest page) {
        try {
            return page.after().map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw Refused.field("after", "page", "must be the next of an earlier page");
        }
    }
}
