package org.crossregion.clearing.remittance;

import jakarta.ws.rs.QueryParam;

import org.crossregion.clearing.notice.NoticeKind;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which remittances, or what of open orders, a list is asked for; a {@code @BeanParam}. */
public class RemittanceQuery {

    @QueryParam("authority")
    @Parameter(description = "who issued the notices", example = "220000")
    RegionCode authority;

    @QueryParam("tier")
    Tier tier;

    @QueryParam("period")
    @Parameter(example = "2026-10")
    Period period;

    @QueryParam("kind")
    NoticeKind kind;

    @QueryParam("region")
    @Parameter(description = "who pays", example = "220100")
    RegionCode region;

    @QueryParam("notice")
    @Parameter(example = "220000-2026-8-0001")
    String notice;

    /** For Jakarta REST. */
    public RemittanceQuery() {}
}
