package org.crossregion.filing.institution;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.values.RegionCode;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Optional;

/** Reads institutions; how their systems log in is shown to nobody here. */
@Path("/api/v1/institutions")
@Tag(name = "institutions", description = "定点医药机构")
class InstitutionResource {

    private final InstitutionRepository institutions;

    InstitutionResource(InstitutionRepository institutions) {
        this.institutions = institutions;
    }

    @GET
    @RolesAllowed("**")
    @Operation(summary = "Institutions in the order of their codes, of one region code if given")
    public Page<InstitutionView> list(
            @RestQuery Optional<RegionCode> region, @BeanParam PageRequest page) {
        return Page.of(
                        institutions.page(
                                region.map(RegionCode::value).orElse(""),
                                page.after().orElse(""),
                                page.limitAndOne()),
                        page,
                        Institution::code)
                .map(InstitutionView::of);
    }

    /** An institution as anyone who is logged in may see it. */
    record InstitutionView(
            String code,
            String name,
            Institution.Type type,
            String level,
            RegionCode region,
            boolean tertiaryBOrHigher,
            boolean specialty,
            boolean networked,
            Institution.Agreement agreement) {

        static InstitutionView of(Institution institution) {
            return new InstitutionView(
                    institution.code(),
                    institution.name(),
                    institution.type(),
                    institution.level(),
                    institution.region(),
                    institution.tertiaryBOrHigher(),
                    institution.specialty(),
                    institution.networked(),
                    institution.agreement());
        }
    }
}
