package org.crossregion.fund.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

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
import java.util.Optional;
import java.util.UUID;

/** Fixes the quotas of a year, and shows them. */
@Path("/api/v1/quotas/{year}")
@Tag(name = "quotas")
public class QuotaResource {

    private final QuotaFixing fixing;
    private final Quotas quotas;
    private final QuotaApprovals approvals;
    private final Caller caller;

    QuotaResource(QuotaFixing fixing, Quotas quotas, QuotaApprovals approvals, Caller caller) {
        this.fixing = fixing;
        this.quotas = quotas;
        this.approvals = approvals;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.AUTHORITY)
    @Operation(
            summary = "Fix the year's quotas by policy",
            description =
                    "Computes the quotas of every insured region within the caller's region from the"
                            + " bases on record. Doing it again from the same bases changes nothing.")
    public FixedView fix(@PathParam("year") @Parameter(example = "2026") int year) {
        QuotaFixing.Outcome outcome =
                fixing.fix(QuotaYears.checked(year), caller::covers, caller.user());
        return new FixedView(
                year, outcome.changed(), QuotaView.of(outcome.quotas(), approvals.of(year)));
    }

    @POST
    @Path("/approval")
    @Idempotent
    @RolesAllowed({Role.AUTHORITY, Role.APPROVER})
    @Operation(
            summary = "Approve the year's quotas, as another person than who fixed them",
            description =
                    "Approves them as they are; what is fixed anew later is approved anew. Who"
                            + " issues the notices approves what was not approved before.")
    public List<QuotaView> approve(
            @PathParam("year") @Parameter(example = "2027") int year,
            @Valid @NotNull OverrideResource.Reasoned why) {
        if (caller.region().isEmpty()) {
            caller.mustCover(RegionCode.NATION);
        }
        List<Quota> approved =
                approvals.approve(
                        QuotaYears.checked(year), this::decidesFor, why.reason(), caller.user());
        return QuotaView.of(approved, approvals.of(year));
    }

    /** A region does not approve its own quota: its province does, and the nation a province's. */
    private boolean decidesFor(RegionCode insured) {
        return caller.covers(insured.isProvince() ? RegionCode.NATION : insured.province());
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
    @Operation(summary = "The quotas fixed for a year")
    public List<QuotaView> quotas(
            @PathParam("year") @Parameter(example = "2026") int year,
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion) {
        insuredRegion.ifPresent(caller::mustCover);
        return QuotaView.of(
                quotas.of(QuotaYears.checked(year)).stream()
                        .filter(quota -> caller.covers(quota.pair().insured()))
                        .filter(
                                quota ->
                                        insuredRegion
                                                .map(quota.pair().insured()::equals)
                                                .orElse(true))
                        .toList(),
                approvals.of(year));
    }

    /**
     * The quotas after they were fixed.
     *
     * @param changed how many are new or different; the others were fixed already
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
     * @param approvedBy null until somebody else than who fixed it approves it
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
            @Schema(examples = "2000000.00") Money computed,
            @Schema(examples = "9000000.00") Money givenTotal,
            UUID override,
            Instant fixedAt,
            String fixedBy,
            Instant approvedAt,
            String approvedBy) {

        static List<QuotaView> of(List<Quota> quotas, QuotaApprovals.Approved approved) {
            return quotas.stream().map(quota -> of(quota, approved.of(quota))).toList();
        }

        static QuotaView of(Quota quota, Optional<QuotaApproval> approval) {
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
                    quota.computed(),
                    quota.givenTotal().orElse(null),
                    quota.override().orElse(null),
                    quota.fixedAt(),
                    quota.fixedBy(),
                    approval.map(QuotaApproval::at).orElse(null),
                    approval.map(QuotaApproval::by).orElse(null));
        }
    }
}
