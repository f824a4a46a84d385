package org.crossregion.fund.emergency;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.Reasoned;
import org.crossregion.fund.RegionPrefix;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Emergency increases: asked for by one person, decided by another. */
@Path("/api/v1/emergency-increases")
@Tag(name = "emergency increases")
public class IncreaseResource {

    private final Increases increases;
    private final Caller caller;
    private final Clock clock;

    IncreaseResource(Increases increases, Caller caller, Clock clock) {
        this.increases = increases;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(Role.FINANCE_MAKER)
    @Operation(
            summary = "Ask for an emergency increase",
            description =
                    "Refused as long as the utilisation of the pair, in the running month or the"
                            + " last one cleared, is below the red threshold.")
    public IncreaseView request(@Valid @NotNull Asked asked) {
        caller.mustCover(asked.insuredRegion());
        int running = Beijing.day(clock.instant()).getYear();
        if (asked.year() != running) {
            throw Refused.field("year", "running-year", "must be the running year " + running);
        }
        if (!asked.amount().isPositive()) {
            throw Refused.field("amount", "positive", "must be more than nothing");
        }
        RegionPair pair = new RegionPair(asked.insuredRegion(), asked.treatmentRegion());
        if (pair.isOwnRegion()) {
            throw Refused.field(
                    "treatmentRegion", "another-region", "must be another than the insured region");
        }
        return view(
                increases.request(
                        new Increases.Request(pair, asked.scheme(), asked.amount(), asked.reason()),
                        caller.user()));
    }

    @POST
    @Path("/{id}/approval")
    @Idempotent
    @RolesAllowed({Role.AUTHORITY, Role.APPROVER})
    @Operation(
            summary = "Approve an emergency increase, as another person than who asked",
            description = "The quota rises and a notice makes the region pay.")
    public IncreaseView approve(@PathParam("id") UUID id, @Valid @NotNull Reasoned why) {
        caller.mustCover(increases.get(id).pair().insured());
        return view(increases.approve(id, why.reason(), caller.user()));
    }

    @POST
    @Path("/{id}/rejection")
    @Idempotent
    @RolesAllowed({Role.AUTHORITY, Role.APPROVER})
    @Operation(summary = "Reject an emergency increase, as another person than who asked")
    public IncreaseView reject(@PathParam("id") UUID id, @Valid @NotNull Reasoned why) {
        caller.mustCover(increases.get(id).pair().insured());
        return view(increases.reject(id, why.reason(), caller.user()));
    }

    @GET
    @RolesAllowed({
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.APPROVER,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "Emergency increases in the order of asking")
    public Page<IncreaseView> increases(
            @QueryParam("year") @Parameter(example = "2026") Optional<Integer> year,
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion,
            @QueryParam("state") Optional<IncreaseState> state,
            @BeanParam PageRequest page) {
        insuredRegion
                .or(caller::region)
                .ifPresentOrElse(caller::mustCover, () -> caller.mustCover(RegionCode.NATION));
        List<Increase> fetched =
                increases.page(
                        new IncreaseQuery(
                                RegionPrefix.of(caller.region()),
                                year,
                                insuredRegion,
                                state,
                                page.after().map(IncreaseResource::id),
                                page.limitAndOne()));
        return Page.of(fetched, page, increase -> increase.id().toString()).map(this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.APPROVER,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "One emergency increase")
    public IncreaseView increase(@PathParam("id") UUID id) {
        Increase increase = increases.get(id);
        caller.mustCover(increase.pair().insured());
        return view(increase);
    }

    private IncreaseView view(Increase increase) {
        return IncreaseView.of(increase, Beijing.day(clock.instant()));
    }

    private static UUID id(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw Refused.field("after", "page", "must be the next of an earlier page");
        }
    }

    /** What is asked for. */
    public record Asked(
            @Schema(examples = "2026") int year,
            @NotNull @Schema(examples = "220100") RegionCode insuredRegion,
            @NotNull @Schema(examples = "220200") RegionCode treatmentRegion,
            @NotNull @Schema(examples = "employee") Scheme scheme,
            @NotNull @Schema(examples = "50000.00") Money amount,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * One increase as JSON.
     *
     * @param decideBy the last working day to decide it
     * @param payBy the deadline of its notice
     * @param applyBy by when the agency applies to its finance bureau for it, if that is counted
     * @param late whether a clock has run out
     * @param lateWith which one: decision or payment; null if none has
     */
    public record IncreaseView(
            UUID id,
            IncreaseState state,
            @Schema(examples = "2026") int year,
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "50000.00") Money amount,
            String reason,
            @Schema(examples = "2026-11") Period period,
            @Schema(examples = "9120") int utilisationBasisPoints,
            Instant requestedAt,
            String requestedBy,
            Instant decidedAt,
            String decidedBy,
            String decisionReason,
            @Schema(examples = "220000-2026-F8-0001") String notice,
            @Schema(examples = "0.00") Money paid,
            LocalDate decideBy,
            LocalDate applyBy,
            LocalDate payBy,
            @Schema(examples = "false") boolean late,
            @Schema(examples = "payment") Increase.Clock lateWith) {

        static IncreaseView of(Increase one, LocalDate today) {
            Optional<Increase.Decision> decision = one.decision();
            return new IncreaseView(
                    one.id(),
                    one.state(),
                    one.year(),
                    one.pair().insured(),
                    one.pair().treatment(),
                    one.scheme(),
                    one.amount(),
                    one.reason(),
                    one.period(),
                    one.utilisation().basisPoints(),
                    one.requestedAt(),
                    one.requestedBy(),
                    decision.map(Increase.Decision::at).orElse(null),
                    decision.map(Increase.Decision::by).orElse(null),
                    decision.map(Increase.Decision::reason).orElse(null),
                    decision.flatMap(Increase.Decision::notice).orElse(null),
                    one.paid(),
                    one.decideBy().orElse(null),
                    one.applyBy().orElse(null),
                    one.deadline().orElse(null),
                    one.late(today).isPresent(),
                    one.late(today).orElse(null));
        }
    }
}
