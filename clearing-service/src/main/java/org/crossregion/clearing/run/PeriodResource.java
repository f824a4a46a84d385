package org.crossregion.clearing.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Step;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The month of an authority and tier: its page, and the steps that move it. */
@Path("/api/v1/periods/{period}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "periods", description = "清算期: the month of an authority and tier")
public class PeriodResource {

    private final Periods periods;
    private final Steps steps;
    private final PeriodPage page;
    private final Caller caller;

    PeriodResource(Periods periods, Steps steps, PeriodPage page, Caller caller) {
        this.periods = periods;
        this.steps = steps;
        this.page = page;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.FEE_AUDITOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "State, deadlines with what silence means, obstacles, hands and figures")
    public PeriodView get(@BeanParam PeriodAddress address) {
        PeriodKey key = address.key();
        caller.mustCover(key.circle().authority());
        return page.of(periods.find(key));
    }

    @POST
    @Path("/reconciliation")
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @Operation(summary = "open → reconciling, once the month has ended")
    public PeriodView reconcile(@BeanParam PeriodAddress address) {
        return take(address, Step.RECONCILIATION);
    }

    @POST
    @Path("/confirmation")
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @Operation(summary = "reconciling → confirmed; silence does it on its date")
    public PeriodView confirm(@BeanParam PeriodAddress address) {
        return take(address, Step.CONFIRMATION);
    }

    @POST
    @Path("/generation")
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @Operation(
            summary = "confirmed → generated: cuts the month and draws its statement",
            description = "May be repeated until publication and then gives the same hash.")
    public PeriodView generate(@BeanParam PeriodAddress address) {
        return take(address, Step.GENERATION);
    }

    @POST
    @Path("/publication")
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @Operation(
            summary = "generated → published, by another person than who generated it",
            description =
                    "Refused unless an independent recomputation equals the totals to the fen; the"
                            + " violations name every figure that differs.")
    public PeriodView publish(@BeanParam PeriodAddress address) {
        return take(address, Step.PUBLICATION);
    }

    @POST
    @Path("/signature")
    @RolesAllowed(Role.APPROVER)
    @Idempotent
    @Operation(summary = "published → signed")
    public PeriodView sign(@BeanParam PeriodAddress address) {
        return take(address, Step.SIGNATURE);
    }

    @POST
    @Path("/issue")
    @RolesAllowed(Role.AUTHORITY)
    @Idempotent
    @Operation(summary = "signed → issued, under the issuer's next number")
    public PeriodView issue(@BeanParam PeriodAddress address) {
        return take(address, Step.ISSUE);
    }

    @POST
    @Path("/closing")
    @RolesAllowed(Role.AUTHORITY)
    @Idempotent
    @Operation(summary = "issued → closed")
    public PeriodView close(@BeanParam PeriodAddress address) {
        return take(address, Step.CLOSING);
    }

    private PeriodView take(PeriodAddress address, Step step) {
        PeriodKey key = address.key();
        caller.mustCover(key.circle().authority());
        return page.of(steps.take(key, step, caller.user()));
    }
}
