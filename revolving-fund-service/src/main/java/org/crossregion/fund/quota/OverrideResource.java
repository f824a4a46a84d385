package org.crossregion.fund.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.Authority;
import org.crossregion.fund.Reasoned;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Quotas set by hand (人工核定): proposed with a reason by one person, decided by another. */
@Path("/api/v1/quotas/{year}/overrides")
@Tag(name = "quotas")
public class OverrideResource {

    private final Overrides overrides;
    private final Caller caller;

    OverrideResource(Overrides overrides, Caller caller) {
        this.overrides = overrides;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(Role.AUTHORITY)
    @Operation(
            summary = "Propose to set a fixed quota by hand",
            description = "Without `quota`: to have again what the policy gives.")
    public OverrideView propose(
            @PathParam("year") @Parameter(example = "2027") int year,
            @Valid @NotNull Proposed proposed) {
        mustDecideFor(proposed.insuredRegion());
        if (proposed.quota() != null && proposed.quota().isNegative()) {
            throw Refused.field("quota", "not-negative", "must not be below nothing");
        }
        return OverrideView.of(
                overrides.propose(
                        new Overrides.Proposal(
                                QuotaYears.checked(year),
                                new RegionPair(
                                        proposed.insuredRegion(), proposed.treatmentRegion()),
                                proposed.scheme(),
                                Optional.ofNullable(proposed.quota()),
                                proposed.reason()),
                        caller.user()));
    }

    @POST
    @Path("/{id}/approval")
    @Idempotent
    @RolesAllowed({Role.AUTHORITY, Role.APPROVER})
    @Operation(
            summary = "Approve an override, as another person than who proposed it",
            description =
                    "The quota gets a new draft, which fixing by policy does not take back; it is"
                            + " approved and published like any other.")
    public OverrideView approve(
            @PathParam("year") int year, @PathParam("id") UUID id, @Valid @NotNull Reasoned why) {
        mustDecideFor(overrides.get(year, id).pair().insured());
        return OverrideView.of(overrides.approve(year, id, why.reason(), caller.user()));
    }

    @POST
    @Path("/{id}/rejection")
    @Idempotent
    @RolesAllowed({Role.AUTHORITY, Role.APPROVER})
    @Operation(summary = "Reject an override, as another person than who proposed it")
    public OverrideView reject(
            @PathParam("year") int year, @PathParam("id") UUID id, @Valid @NotNull Reasoned why) {
        mustDecideFor(overrides.get(year, id).pair().insured());
        return OverrideView.of(overrides.reject(year, id, why.reason(), caller.user()));
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
    @Operation(summary = "The year's overrides in the order of proposing")
    public List<OverrideView> overrides(
            @PathParam("year") @Parameter(example = "2027") int year,
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion) {
        insuredRegion.ifPresent(caller::mustCover);
        return overrides.of(QuotaYears.checked(year)).stream()
                .filter(one -> caller.covers(one.pair().insured()))
                .filter(one -> insuredRegion.map(one.pair().insured()::equals).orElse(true))
                .map(OverrideView::of)
                .toList();
    }

    /** A region does not set its own quota. */
    private void mustDecideFor(RegionCode insured) {
        caller.mustCover(Authority.over(insured));
    }

    /** What is proposed. */
    public record Proposed(
            @NotNull @Schema(examples = "220100") RegionCode insuredRegion,
            @NotNull @Schema(examples = "220200") RegionCode treatmentRegion,
            @NotNull @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "2500000.00") Money quota,
            @NotBlank @Size(max = 500) String reason) {}

    /** One override as JSON; without a quota it takes an earlier one back. */
    public record OverrideView(
            UUID id,
            OverrideState state,
            @Schema(examples = "2027") int year,
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "2500000.00") Money quota,
            String reason,
            Instant proposedAt,
            String proposedBy,
            Instant decidedAt,
            String decidedBy,
            String decisionReason) {

        static OverrideView of(QuotaOverride one) {
            Optional<QuotaOverride.Decision> decision = one.decision();
            return new OverrideView(
                    one.id(),
                    one.state(),
                    one.year(),
                    one.pair().insured(),
                    one.pair().treatment(),
                    one.scheme(),
                    one.quota().orElse(null),
                    one.reason(),
                    one.proposedAt(),
                    one.proposedBy(),
                    decision.map(QuotaOverride.Decision::at).orElse(null),
                    decision.map(QuotaOverride.Decision::by).orElse(null),
                    decision.map(QuotaOverride.Decision::reason).orElse(null));
        }
    }
}
