package org.crossregion.filing.region;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads regions. */
@Path("/api/v1/regions")
@Tag(name = "regions", description = "统筹区")
class RegionResource {

    private final RegionRepository regions;

    RegionResource(RegionRepository regions) {
        this.regions = regions;
    }

    @GET
    @RolesAllowed("**")
    @Operation(summary = "Regions in the order of their codes")
    public Page<Region> list(@BeanParam PageRequest page) {
        return Page.of(
                regions.page(page.after().orElse(""), page.limitAndOne()),
                page,
                region -> region.code().value());
    }
}
