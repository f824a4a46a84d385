package org.crossregion.filing.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.filing.FilingRepository.Wanted;
import org.crossregion.web.idempotency.Idempotent;
import org.crossregion.web.idempotency.IdempotentTogether;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.util.Optional;

/** Filings: submitted, and read with their history. */
@Path("/api/v1/filings")
@Tag(name = "filings", description = "登记备案")
class FilingResource {

    private final FilingIntake intake;
    private final FilingRepository filings;
    private final FilingViews views;
    private final AgencyScope scope;

    FilingResource(
            FilingIntake intake, FilingRepository filings, FilingViews views, AgencyScope scope) {
        this.intake = intake;
        this.filings = filings;
        this.views = views;
        this.scope = scope;
    }

    @POST
    @Idempotent
    @IdempotentTogether
    @RolesAllowed(Role.FILING_CLERK)
    @Operation(summary = "Submit an application", description = "The filing waits for its review.")
    public RestResponse<FilingView> submit(@Valid @NotNull FilingRequest request) {
        return intake.submit(request);
    }

    @GET
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "Filings of the caller's regions in the order of their ids",
            description = "`overdue` shows only those whose review is late.")
    public Page<FilingView> list(
            @RestQuery Optional<String> personNo,
            @RestQuery Optional<FilingState> state,
            @RestQuery Optional<String> agency,
            @RestQuery @DefaultValue("false") boolean overdue,
            @BeanParam PageRequest page) {
        LocalDate today = views.today();
        Wanted wanted =
                new Wanted(
                        scope.pattern(),
                        personNo.orElse(""),
                        state.map(FilingState::code).orElse(""),
                        scope.agencies(agency),
                        overdue,
                        today);
        return Page.of(
                        filings.page(wanted, page.after().orElse(""), page.limitAndOne()),
                        page,
                        Filing::id)
                .map(filing -> FilingView.of(filing, today));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.FILING_CLERK, Role.AUTHORITY, Role.AUDITOR, Role.ADMINISTRATOR})
    @Operation(summary = "One filing with its materials and history")
    public FilingView get(@RestPath String id) {
        Filing filing = filings.find(id).orElseThrow(() -> Filings.unknown(id));
        scope.mustCover(filing.insuredRegion(), filing.agency());
        return views.of(filing);
    }
}
