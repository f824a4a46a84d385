package org.crossregion.clearing.year;

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

/** Which year of whom a request is about; a {@code @BeanParam}. */
public class YearAddress {

    @PathParam("year")
    @Parameter(description = "the account year", example = "2026")
    Period year;

    @QueryParam("authority")
    @Parameter(description = "a province, or 100000 for the nation", example = "220000")
    RegionCode authority;

    @QueryParam("tier")
    @Parameter(
            description = "province (default) or national; the nation's is national",
            example = "province")
    Tier tier;

    /** For Jakarta REST. */
    public YearAddress() {}

    public PeriodKey key() {
        if (authority == null) {
            throw Refused.field("authority", "required", "must name the authority, such as 220000");
        }
        PeriodKey key = PeriodKey.asked(authority, Optional.ofNullable(tier), year);
        if (year.isMonth()) {
            throw new Refused(
                    ClearingRefusal.PERIOD_IS_NO_YEAR,
                    year + " is a month; the year is " + year.year());
        }
        return key;
    }
}
