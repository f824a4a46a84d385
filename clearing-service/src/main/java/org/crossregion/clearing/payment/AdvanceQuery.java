package org.crossregion.clearing.payment;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which payments before clearing a list is asked for; a {@code @BeanParam}. */
public class AdvanceQuery {

    @QueryParam("authority")
    @Parameter(description = "the province that clears them", example = "220000")
    RegionCode authority;

    @QueryParam("tier")
    Tier tier;

    @QueryParam("period")
    @Parameter(example = "2026-10")
    Period period;

    @QueryParam("region")
    @Parameter(description = "that has paid its hospitals", example = "220200")
    RegionCode region;

    @QueryParam("institution")
    String institution;

    /** For Jakarta REST. */
    public AdvanceQuery() {}
}
