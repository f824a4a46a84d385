package org.crossregion.clearing.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.year.Draft;
import org.crossregion.clearing.year.YearAddress;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The year of an authority and tier: its page, and the steps that move it. */
@Path("/api/v1/years/{year}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "years", description = "年终清算: what the twelve months left over")
public class YearResource {

    private final Draft draft;
    private final Steps steps;
    private final YearPage page;
    private final Caller caller;

    YearResource(Draft draft, Steps steps, YearPage page, Caller caller) {
        this.draft = draft;
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
    @Operation(
            summary = "State, deadlines, obstacles, hands and figures; the items of one's own",
            description = "A region of the authority sees the page with its own items.")
    public YearView get(@BeanParam YearAddress address) {
        return page.of(seen(address));
    }

    @GET
    @Path("/items")
    @RolesAllowed({
        Role.FINANCE_MAKER,
        Role.FINANCE_CHECKER,
        Role.APPROVER,
        Role.AUTHORITY,
        Role.FEE_AUDITOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Operation(summary = "What the year left over, as it stands now; the items of one's own")
    public Page<YearView.Item> items(@BeanParam YearAddress address, @BeanParam PageRequest page) {
        return this.page.items(seen(address), page);
    }

    @POST
    @Path("/collection")
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @Operation(
            summary = "Collects everything the year has left over into its draft",
            description = "May be repeated until the year is confirmed.")
    public YearView collect(@BeanParam YearAddress address) {
        PeriodKey key = covered(address);
        draft.collect(key, caller.user());
        return page.of(key);
    }

    @POST
    @Path("/reconciliation")
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @Operation(summary = "open → reconciling, once it was collected and its months are generated")
    public YearView reconcile(@BeanParam YearAddress address) {
        return take(address, Step.RECONCILIATION);
    }

    @POST
    @Path("/confirmation")
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @Operation(summary = "reconciling → confirmed, once every application is decided")
    public YearView confirm(@BeanParam YearAddress address) {
        return take(address, Step.CONFIRMATION);
    }

    @POST
    @Path("/generation")
    @RolesAllowed(Role.FINANCE_MAKER)
    @Idempotent
    @Operation(
            summary = "confirmed → generated: cuts the year and draws its statement",
            description = "May be repeated until publication and then gives the same hash.")
    public YearView generate(@BeanParam YearAddress address) {
        return take(address, Step.GENERATION);
    }

    @POST
    @Path("/publication")
    @RolesAllowed(Role.FINANCE_CHECKER)
    @Idempotent
    @Operation(
            summary = "generated → published, by another person than who generated it",
            description =
                    "Refused unless twelve months and the year's end are the year recomputed from"
                            + " its facts, to the fen. Tells the fund, which closes its year.")
    public YearView publish(@BeanParam YearAddress address) {
        return take(address, Step.PUBLICATION);
    }

    @POST
    @Path("/signature")
    @RolesAllowed(Role.APPROVER)
    @Idempotent
    @Operation(summary = "published → signed, once the fund has closed its year")
    public YearView sign(@BeanParam YearAddress address) {
        return take(address, Step.SIGNATURE);
    }

    @POST
    @Path("/issue")
    @RolesAllowed(Role.AUTHORITY)
    @Idempotent
    @Operation(summary = "signed → issued: form 16 gets its number, and the notices are issued")
    public YearView issue(@BeanParam YearAddress address) {
        return take(address, Step.ISSUE);
    }

    @POST
    @Path("/closing")
    @RolesAllowed(Role.AUTHORITY)
    @Idempotent
    @Operation(summary = "issued → closed; what turns up later is cleared as 以前年度")
    public YearView close(@BeanParam YearAddress address) {
        return take(address, Step.CLOSING);
    }

    private YearView take(YearAddress address, Step step) {
        PeriodKey key = covered(address);
        steps.take(key, step, caller.user());
        return page.of(key);
    }

    private PeriodKey seen(YearAddress address) {
        PeriodKey key = address.key();
        if (caller.region().filter(key.circle()::contains).isEmpty()) {
            caller.mustCover(key.circle().authority());
        }
        return key;
    }

    private PeriodKey covered(YearAddress address) {
        PeriodKey key = address.key();
        caller.mustCover(key.circle().authority());
        return key;
    }
}
