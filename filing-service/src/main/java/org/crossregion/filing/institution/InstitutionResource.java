package org.crossregion.filing.institution;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.filing.institution.InstitutionRepository.Wanted;
import org.crossregion.values.RegionCode;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.Map;
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
    @Operation(
            summary = "Institutions in the order of their codes",
            description =
                    "`region` is the code it lies in, `poolingRegion` its pooling region,"
                            + " `province` any code of its province; `name` a part of its name.")
    public Page<InstitutionView> list(
            @RestQuery Optional<RegionCode> region,
            @RestQuery Optional<RegionCode> poolingRegion,
            @RestQuery Optional<RegionCode> province,
            @RestQuery Optional<Institution.Type> type,
            @RestQuery Optional<String> level,
            @RestQuery Optional<Boolean> networked,
            @RestQuery Optional<Boolean> tertiaryBOrHigher,
            @RestQuery Optional<Boolean> specialty,
            @RestQuery Optional<String> name,
            @BeanParam PageRequest page) {
        Wanted wanted =
                new Wanted(
                        region.map(RegionCode::value).orElse(""),
                        province.map(code -> code.value().substring(0, 2) + "%").orElse("%"),
                        poolingRegion.map(RegionCode::value).orElse(""),
                        type.map(Institution.Type::code).orElse(""),
                        level.orElse(""),
                        Map.of(
                                "networked", flag(networked),
                                "tertiary-b-or-higher", flag(tertiaryBOrHigher),
                                "specialty", flag(specialty)),
                        name.orElse(""));
        return Page.of(
                        institutions.page(wanted, page.after().orElse(""), page.limitAndOne()),
                        page,
                        Institution::code)
                .map(InstitutionView::of);
    }

    private static String flag(Optional<Boolean> wanted) {
        return wanted.map(Object::toString).orElse("");
    }

    /** An institution as anyone who is logged in may see it. */
    record InstitutionView(
            String code,
            String name,
            Institution.Type type,
            String level,
            String levelName,
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
                    institution.levelName(),
                    institution.region(),
                    institution.tertiaryBOrHigher(),
                    institution.specialty(),
                    institution.networked(),
                    institution.agreement());
        }
    }
}
