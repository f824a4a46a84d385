package org.crossregion.clearing.contract;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which contract charges a list is asked for; a {@code @BeanParam}. */
public class ChargeQuery {

    @QueryParam("period")
    @Parameter(description = "the month they belong to", example = "2026-10")
    Period period;

    @QueryParam("region")
    @Parameter(description = "the treatment region", example = "220200")
    RegionCode region;

    @QueryParam("institution")
    String institution;

    @QueryParam("kind")
    @Parameter(description = "penalty, retention or drg-difference")
    ChargeKind kind;

    /** For Jakarta REST. */
    public ChargeQuery() {}
}
