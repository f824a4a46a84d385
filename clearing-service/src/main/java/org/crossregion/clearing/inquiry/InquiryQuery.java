package org.crossregion.clearing.inquiry;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which inquiries a list is asked for; a {@code @BeanParam}. */
public class InquiryQuery {

    @QueryParam("period")
    @Parameter(description = "the month they were asked in", example = "2026-10")
    Period period;

    @QueryParam("region")
    @Parameter(description = "one of the two sides", example = "220100")
    RegionCode region;

    @QueryParam("state")
    @Parameter(description = "asked, answered, confirmed or withdrawn")
    InquiryState state;

    @QueryParam("settlementId")
    String settlementId;

    /** For Jakarta REST. */
    public InquiryQuery() {}
}
