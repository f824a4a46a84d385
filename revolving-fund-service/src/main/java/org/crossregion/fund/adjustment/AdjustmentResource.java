package org.crossregion.fund.adjustment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.crossregion.fund.Authority;
import org.crossregion.fund.notice.NoticeResource.NoticeView;
import org.crossregion.fund.quota.Quota;
import org.crossregion.fund.quota.QuotaFixing;
import org.crossregion.fund.quota.QuotaYears;
import org.crossregion.values.Beijing;
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

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows what a year's quotas would mean in money, and issues the notices that make it so. */
@Path("/api/v1/quotas/{year}")
@Tag(name = "quotas")
public class AdjustmentResource {

    private final QuotaFixing fixing;
    private final Adjustments adjustments;
    private final AdjustmentNotices notices;
    private final Caller caller;
    private final Clock clock;

    AdjustmentResource(
            QuotaFixing fixing,
            Adjustments adjustments,
            AdjustmentNotices notices,
            Caller caller,
            Clock clock) {
        this.fixing = fixing;
        this.adjustments = adjustments;
        this.notices = notices;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/preview")
    @RolesAllowed({
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.APPROVER,
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.ADMINISTRATOR
    })
    @Operation(
            summary = "What fixing the year's quotas would give now",
            description =
                    "Stores nothing. toPayUp and toReturn of a region are those of its pairs.")
    public Preview preview(@PathParam("year") @Parameter(example = "2027") int year) {
        List<Quota> quotas =
                fixing.preview(QuotaYears.checked(year), caller::covers, caller.user());
        List<PairAdjustment> all = adjustments.of(year, quotas);
        Map<RegionCode, List<Adjustment>> byRegion =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.quota().pair().insured(),
                                        TreeMap::new,
                                        Collectors.mapping(
                                                PairAdjustment::adjustment, Collectors.toList())));
        List<RegionView> regions = new ArrayList<>();
        byRegion.forEach((region, its) -> regions.add(RegionView.of(region, Adjustment.sum(its))));
        return new Preview(year, regions, all.stream().map(PairView::of).toList());
    }

    @POST
    @Path("/notices")
    @Idempotent
    @RolesAllowed(Role.AUTHORITY)
    @Operation(
            summary = "Issue the notices of the year's adjustment",
            description =
                    "Of published quotas, by another person than who fixed them. To each region an order"
                            + " for what is to be paid up (form 8), an advice for what is returned"
                            + " (form 7). What was notified before is not notified again.")
    public Issued issue(@PathParam("year") @Parameter(example = "2027") int year) {
        LocalDate today = Beijing.day(clock.instant());
        return new Issued(
                year,
                notices.issue(QuotaYears.checked(year), this::decidesFor, caller.user()).stream()
                        .map(notice -> NoticeView.of(notice, today))
                        .toList());
    }

    /** A region does not issue its own notices. */
    private boolean decidesFor(RegionCode insured) {
        return caller.covers(Authority.over(insured));
    }

    /** What fixing would give. */
    public record Preview(
            @Schema(examples = "2027") int year, List<RegionView> regions, List<PairView> pairs) {}

    /** The notices issued now. */
    public record Issued(@Schema(examples = "2027") int year, List<NoticeView> notices) {}

    /** What fixing would mean for one region. */
    public record RegionView(
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "1800000.00") Money lastYear,
            @Schema(examples = "2000000.00") Money quota,
            @Schema(examples = "0.00") Money carried,
            @Schema(examples = "200000.00") Money toPayUp,
            @Schema(examples = "0.00") Money toReturn) {

        static RegionView of(RegionCode region, Adjustment sum) {
            return new RegionView(
                    region,
                    sum.lastYear(),
                    sum.quota(),
                    sum.carried(),
                    sum.toPayUp(),
                    sum.toReturn());
        }
    }

    /** What fixing would mean for one pair and scheme. */
    public record PairView(
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "3000000.00") Money basis,
            @Schema(examples = "1800000.00") Money lastYear,
            @Schema(examples = "2000000.00") Money quota,
            @Schema(examples = "0.00") Money carried,
            @Schema(examples = "200000.00") Money toPayUp,
            @Schema(examples = "0.00") Money toReturn,
            @Schema(examples = "1") int version) {

        static PairView of(PairAdjustment one) {
            Quota quota = one.quota();
            return new PairView(
                    quota.pair().insured(),
                    quota.pair().treatment(),
                    quota.scheme(),
                    quota.basis(),
                    quota.lastYear(),
                    quota.amount(),
                    quota.carried(),
                    one.adjustment().toPayUp(),
                    one.adjustment().toReturn(),
                    quota.version());
        }
    }
}
