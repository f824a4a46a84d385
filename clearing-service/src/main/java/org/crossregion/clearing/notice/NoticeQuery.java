package org.crossregion.clearing.notice;

import jakarta.ws.rs.QueryParam;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which notices a list is asked for; a {@code @BeanParam}. */
public class NoticeQuery {

    @QueryParam("authority")
    @Parameter(description = "who issued them", example = "220000")
    RegionCode authority;

    @QueryParam("tier")
    Tier tier;

    @QueryParam("period")
    @Parameter(description = "a month, or the year of a year-end notice", example = "2026-10")
    Period period;

    @QueryParam("kind")
    NoticeKind kind;

    @QueryParam("region")
    @Parameter(description = "whom they are addressed to", example = "220100")
    RegionCode region;

    @QueryParam("direction")
    Direction direction;

    @QueryParam("state")
    NoticeState state;

    /** For Jakarta REST. */
    public NoticeQuery() {}
}
