package org.crossregion.clearing.deduction;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.UUID;

/** Which deductions a list is asked for; a {@code @BeanParam}. */
public class DeductionQuery {

    @QueryParam("period")
    @Parameter(
            description = "where they or their releases clear; the settlement's month until then",
            example = "2026-10")
    Period period;

    @QueryParam("region")
    @Parameter(description = "one of the two sides", example = "220100")
    RegionCode region;

    @QueryParam("state")
    @Parameter(description = "recorded, appealed, confirmed, released or withdrawn")
    State state;

    @QueryParam("settlementId")
    String settlementId;

    @QueryParam("auditCase")
    @Parameter(description = "those of one audit case")
    UUID auditCase;

    @QueryParam("institution")
    @Parameter(description = "those of one hospital")
    String institution;

    /** For Jakarta REST. */
    public DeductionQuery() {}
}
