package org.crossregion.fund.utilisation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.crossregion.fund.RegionPrefix;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows how much of the paid-in money is in use. */
@Path("/api/v1/utilisation")
@Tag(name = "utilisation")
public class UtilisationResource {

    private final UtilisationRepository utilisation;
    private final Caller caller;
    private final Clock clock;

    UtilisationResource(UtilisationRepository utilisation, Caller caller, Clock clock) {
        this.utilisation = utilisation;
        this.caller = caller;
        this.clock = clock;
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
            summary = "Utilisation of a month, per pair of regions and scheme",
            description =
                    "Cleared share: the month's cleared amount by paid-in money. Live share: the same"
                            + " with what is settled and not cleared yet. Both in basis points,"
                            + " rounded down, and absent while nothing is paid in.")
    public Page<UtilisationView> utilisation(
            @QueryParam("period")
                    @Parameter(
                            description = "a month; the running one if absent",
                            example = "2026-10")
                    Optional<Period> period,
            @QueryParam("insuredRegion") @Parameter(example = "220100")
                    Optional<RegionCode> insuredRegion,
            @BeanParam PageRequest page) {
        insuredRegion.or(caller::region).ifPresentOrElse(caller::mustCover, this::mustCoverAll);
        List<Utilised> fetched =
                utilisation.page(
                        month(period),
                        RegionPrefix.of(insuredRegion.or(caller::region)),
                        page.after().orElse(""),
                        page.limitAndOne());
        return Page.of(fetched, page, Utilised::key).map(UtilisationView::of);
    }

    /** A token without a region covers nothing, except an administrator's or auditor's. */
    private void mustCoverAll() {
        caller.mustCover(RegionCode.NATION);
    }

    private Period month(Optional<Period> asked) {
        Period month = asked.orElseGet(() -> Period.monthOf(clock.instant()));
        if (!month.isMonth()) {
            throw Refused.field("period", "month", "must be a month such as 2026-10");
        }
        return month;
    }

    /**
     * The utilisation of one pair and scheme as JSON.
     *
     * @param clearedBasisPoints null while nothing is paid in, like the live ones
     */
    record UtilisationView(
            @Schema(examples = "2026-10") Period period,
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "2000000.00") Money quota,
            @Schema(examples = "2000000.00") Money paidIn,
            @Schema(examples = "9700.00") Money cleared,
            @Schema(examples = "0.00") Money uncleared,
            @Schema(examples = "9700.00") Money used,
            @Schema(examples = "48") Integer clearedBasisPoints,
            @Schema(examples = "48") Integer liveBasisPoints) {

        static UtilisationView of(Utilised one) {
            return new UtilisationView(
                    one.period(),
                    one.pair().insured(),
                    one.pair().treatment(),
                    one.scheme(),
                    one.quota(),
                    one.paidIn(),
                    one.cleared(),
                    one.uncleared(),
                    one.used(),
                    one.clearedShare().map(Rate::basisPoints).orElse(null),
                    one.liveShare().map(Rate::basisPoints).orElse(null));
        }
    }
}
