package org.crossregion.clearing.run;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.Optional;

/** Which period of whom a request is about; a {@code @BeanParam}. */
public class PeriodAddress {

    @PathParam("period")
    @Parameter(description = "the month, such as 2026-10", example = "2026-10")
    Period period;

    @QueryParam("authority")
    @Parameter(description = "a province, or 100000 for the nation", example = "220000")
    RegionCode authority;

    @QueryParam("tier")
    @Parameter(
            description = "province (default) or national; the nation's is national",
            example = "province")
    Tier tier;

    /** For Jakarta REST. */
    public PeriodAddress() {}

    PeriodKey key() {
        if (authority == null) {
            throw Refused.field("authority", "required", "must name the authority, such as 220000");
        }
        PeriodKey key = PeriodKey.asked(authority, Optional.ofNullable(tier), period);
        if (!period.isMonth()) {
            throw new Refused(
                    ClearingRefusal.PERIOD_IS_NO_MONTH,
                    period + " is a year; its months are " + period + "-01 to " + period + "-12");
        }
        return key;
    }
}
