package org.crossregion.clearing.detail;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.Optional;

/** Which details a list is asked for; a {@code @BeanParam}. One month of origin at a time. */
public class DetailQuery {

    @QueryParam("originPeriod")
    @Parameter(description = "the month they were settled in", example = "2026-10")
    Period originPeriod;

    @QueryParam("clearingPeriod")
    @Parameter(description = "the period they clear in", example = "2026-10")
    Period clearingPeriod;

    @QueryParam("insuredRegion")
    RegionCode insuredRegion;

    @QueryParam("treatmentRegion")
    RegionCode treatmentRegion;

    @QueryParam("institution")
    String institution;

    @QueryParam("scheme")
    Scheme scheme;

    /** For Jakarta REST. */
    public DetailQuery() {}

    Period originPeriod() {
        if (originPeriod == null) {
            throw Refused.field("originPeriod", "required", "must name a month, such as 2026-10");
        }
        return originPeriod;
    }

    Optional<Period> clearingPeriod() {
        return Optional.ofNullable(clearingPeriod);
    }

    Optional<RegionCode> insuredRegion() {
        return Optional.ofNullable(insuredRegion);
    }

    Optional<RegionCode> treatmentRegion() {
        return Optional.ofNullable(treatmentRegion);
    }

    Optional<String> institution() {
        return Optional.ofNullable(institution);
    }

    Optional<Scheme> scheme() {
        return Optional.ofNullable(scheme);
    }
}
