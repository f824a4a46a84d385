package org.crossregion.filing.agency;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.values.RegionCode;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads agencies; where one files is no secret. */
@Path("/api/v1/agencies")
@Tag(name = "agencies", description = "经办机构")
class AgencyResource {

    private final AgencyRepository rows;
    private final Agencies agencies;

    AgencyResource(AgencyRepository rows, Agencies agencies) {
        this.rows = rows;
        this.agencies = agencies;
    }

    @GET
    @RolesAllowed("**")
    @Operation(summary = "Agencies in the order of their codes, of one pooling region if given")
    public Page<AgencyView> list(
            @RestQuery Optional<RegionCode> region, @BeanParam PageRequest page) {
        return Page.of(
                        rows.page(
                                region.map(RegionCode::value).orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        Agency::code)
                .map(AgencyView::of);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed("**")
    @Operation(summary = "One agency")
    public AgencyView get(@RestPath String code) {
        return AgencyView.of(agencies.get(code));
    }

    /**
     * An agency as it is shown.
     *
     * @param parent null for the head agency of a region
     * @param validUntil null without an end
     */
    record AgencyView(
            String code,
            String name,
            RegionCode region,
            List<RegionCode> districts,
            String parent,
            LocalDate validFrom,
            LocalDate validUntil) {

        static AgencyView of(Agency agency) {
            return new AgencyView(
                    agency.code(),
                    agency.name(),
                    agency.region(),
                    agency.districts(),
                    agency.isHead() ? null : agency.parent(),
                    agency.validFrom(),
                    agency.validUntil().orElse(null));
        }
    }
}
