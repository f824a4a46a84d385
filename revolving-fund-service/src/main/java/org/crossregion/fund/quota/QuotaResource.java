package org.crossregion.fund.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.Authority;
import org.crossregion.fund.Reasoned;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fixes the quotas of a year, and shows them. */
@Path("/api/v1/quotas/{year}")
@Tag(name = "quotas")
public class QuotaResource {

    private final QuotaFixing fixing;
    private final Quotas quotas;
    private final QuotaApprovals approvals;
    private final QuotaPublishing publishing;
    private final Caller caller;

    QuotaResource(
            QuotaFixing fixing,
            Quotas quotas,
            QuotaApprovals approvals,
            QuotaPublishing publishing,
            Caller caller) {
        this.fixing = fixing;
        this.quotas = quotas;
        this.approvals = approvals;
        this.publishing = publishing;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.AUTHORITY)
    @Operation(
            summary = "Fix the year's quotas by policy, as drafts",
            description =
                    "Computes the quotas of every insured region within the caller's region from the"
                            + " bases on record. Doing it again from the same bases changes nothing."
                            + " A draft counts for nothing until it is approved and published.")
    public FixedView fix(@PathParam("year") @Parameter(example = "2026") int year) {
        QuotaFixing.Outcome outcome =
                fixing.fix(QuotaYears.checked(year), caller::covers, caller.user());
        return new FixedView(year, outcome.changed(), views(year, outcome.quotas()));
    }

    @POST
    @Path("/approval")
    @Idempotent
    @RolesAllowed({Role.AUTHORITY, Role.APPROVER})
    @Operation(
            summary = "Approve the year's quotas, as another person than who fixed them",
            description = "Approves them as they are; what is fixed anew later is approved anew.")
    public List<QuotaView> approve(
            @PathParam("year") @Parameter(example = "2027") int year,
            @Valid @NotNull Reasoned why) {
        mustBeSomewhere();
        List<Quota> approved =
                approvals.approve(
                        QuotaYears.checked(year), this::decidesFor, why.reason(), caller.user());
        return views(year, approved);
    }

    @POST
    @Path("/publication")
    @Idempotent
    @RolesAllowed(Role.AUTHORITY)
    @Operation(
            summary = "Publish the year's approved quotas, as another person than who fixed them",
            description =
                    "From then on they are in force: the ledger books the difference to what was,"
                            + " other services are told, notices can be issued. All of the caller's"
                            + " regions have to be approved. Doing it again changes nothing.")
    public FixedView publish(@PathParam("year") @Parameter(example = "2027") int year) {
        mustBeSomewhere();
        QuotaPublishing.Outcome outcome =
                publishing.publish(QuotaYears.checked(year), this::decidesFor, caller.user());
        return new FixedView(year, outcome.changed(), views(year, outcome.quotas()));
    }

    /** Who is of no region is of the nation, if the token says so. */
    private void mustBeSomewhere() {
        if (caller.region().isEmpty()) {
            caller.mustCover(RegionCode.NATION);
        }
    }

    /** A region does not decide on its own quota. */
    private boolean decidesFor(RegionCode insured) {
        return caller.covers(Authority.over(insured));
    }

    private List<QuotaView> views(int year, List<Quota> its) {
        return QuotaView.of(its, quotas.steps(year), quotas.published(year));
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
    @Operation(
            summary = "The quotas of a year, each in its last version",
            description = "`state` says how far that version has come, `inForce` what counts now.")
    public List<QuotaView> quotas(
            @PathParam("year") @Parameter(example = "2026") int year,
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion) {
        insuredRegion.ifPresent(caller::mustCover);
        return views(
                year,
                quotas.of(QuotaYears.checked(year)).stream()
                        .filter(quota -> caller.covers(quota.pair().insured()))
                        .filter(
                                quota ->
                                        insuredRegion
                                                .map(quota.pair().insured()::equals)
                                                .orElse(true))
                        .toList());
    }

    /**
     * The quotas after they were fixed or published.
     *
     * @param changed how many are new or different; the others were so already
     */
    record FixedView(
            @Schema(examples = "2026") int year,
            @Schema(examples = "12") int changed,
            List<QuotaView> quotas) {}

    /**
     * One quota as JSON.
     *
     * @param computed what the policy gives, also where the quota was set by hand
     * @param givenTotal the total from above that it is a share of; null if it is none
     * @param state of this version: draft, approved, published
     * @param inForce the quota of the last version that was published; null if none was
     * @param approvedBy null until somebody else than who fixed it approves it
     * @param publishedBy null until it is published
     */
    record QuotaView(
            @Schema(examples = "2026") int year,
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "3000000.00") Money basis,
            @Schema(examples = "3") int divisor,
            @Schema(examples = "2.00") String multiplier,
            @Schema(examples = "2000000.00") Money quota,
            @Schema(examples = "1800000.00") Money lastYear,
            @Schema(examples = "0.00") Money carried,
            @Schema(examples = "1") int version,
            QuotaState state,
            @Schema(examples = "1800000.00") Money inForce,
            @Schema(examples = "2000000.00") Money computed,
            @Schema(examples = "9000000.00") Money givenTotal,
            UUID override,
            Instant fixedAt,
            String fixedBy,
            Instant approvedAt,
            String approvedBy,
            Instant publishedAt,
            String publishedBy) {

        static List<QuotaView> of(List<Quota> quotas, QuotaSteps steps, List<Quota> inForce) {
            Map<String, Quota> published =
                    inForce.stream().collect(Collectors.toMap(YearEnd::key, Function.identity()));
            return quotas.stream()
                    .map(
                            quota ->
                                    of(
                                            quota,
                                            steps,
                                            Optional.ofNullable(published.get(YearEnd.key(quota)))))
                    .toList();
        }

        private static QuotaView of(Quota quota, QuotaSteps steps, Optional<Quota> inForce) {
            Optional<QuotaStep> approval = steps.approval(quota);
            Optional<QuotaStep> publication = steps.publication(quota);
            return new QuotaView(
                    quota.year(),
                    quota.pair().insured(),
                    quota.pair().treatment(),
                    quota.scheme(),
                    quota.basis(),
                    quota.divisor(),
                    quota.multiplier().asFraction().setScale(4).toPlainString(),
                    quota.amount(),
                    quota.lastYear(),
                    quota.carried(),
                    quota.version(),
                    steps.state(quota),
                    inForce.map(Quota::amount).orElse(null),
                    quota.computed(),
                    quota.givenTotal().orElse(null),
                    quota.override().orElse(null),
                    quota.fixedAt(),
                    quota.fixedBy(),
                    approval.map(QuotaStep::at).orElse(null),
                    approval.map(QuotaStep::by).orElse(null),
                    publication.map(QuotaStep::at).orElse(null),
                    publication.map(QuotaStep::by).orElse(null));
        }
    }
}
