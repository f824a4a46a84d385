package org.crossregion.fund.alert;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.fund.RegionPrefix;
import org.crossregion.fund.quota.AlertScope;
import org.crossregion.fund.quota.Reach;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Instant;
import java.util.List;

/** Shows the alerts raised for the insured regions of the caller. */
@Path("/api/v1/alerts")
@Tag(name = "utilisation")
public class AlertResource {

    private final Alerts alerts;
    private final Caller caller;

    AlertResource(Alerts alerts, Caller caller) {
        this.alerts = alerts;
        this.caller = caller;
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
    @Operation(summary = "Alerts in the order in which they were raised")
    public Page<AlertView> alerts(@BeanParam PageRequest page) {
        if (caller.region().isEmpty()) {
            caller.mustCover(RegionCode.NATION);
        }
        List<Alert> fetched =
                alerts.after(
                        page.afterNumber().orElse(0),
                        RegionPrefix.of(caller.region()),
                        page.limitAndOne());
        return Page.of(fetched, page, alert -> Long.toString(alert.id())).map(AlertView::of);
    }

    /**
     * One alert as JSON.
     *
     * @param scope pair; or insured or treatment, where the other region stands for all of its own
     * @param tier which of a member's pairs count: all, those within the province, or those beyond
     */
    record AlertView(
            @Schema(examples = "1") long id,
            Instant raisedAt,
            @Schema(examples = "yellow") AlertLevel level,
            @Schema(examples = "pair") AlertScope scope,
            @Schema(examples = "all") Reach tier,
            @Schema(examples = "220100") RegionCode insuredRegion,
            @Schema(examples = "220200") RegionCode treatmentRegion,
            @Schema(examples = "employee") Scheme scheme,
            @Schema(examples = "2026-10") Period period,
            @Schema(examples = "7000") int utilisationBasisPoints,
            @Schema(examples = "2000000.00") Money paidIn,
            @Schema(examples = "1400000.00") Money used) {

        static AlertView of(Alert alert) {
            return new AlertView(
                    alert.id(),
                    alert.raisedAt(),
                    alert.level(),
                    alert.guard().scope(),
                    alert.guard().tier(),
                    alert.guard().pair().insured(),
                    alert.guard().pair().treatment(),
                    alert.guard().scheme(),
                    alert.period(),
                    alert.utilisation().basisPoints(),
                    alert.paidIn(),
                    alert.used());
        }
    }
}
