package org.crossregion.clearing.payment;

import jakarta.ws.rs.QueryParam;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.Optional;

/** Whose money of which period a request is about; a {@code @BeanParam}. */
public class MoneyAddress {

    @QueryParam("authority")
    @Parameter(description = "a province, or 100000, which has no account", example = "220000")
    RegionCode authority;

    @QueryParam("tier")
    @Parameter(description = "province (default) or national", example = "province")
    Tier tier;

    @QueryParam("period")
    @Parameter(description = "a month, or the year of its year-end", example = "2026-10")
    Period period;

    /** For Jakarta REST. */
    public MoneyAddress() {}

    Circle circle() {
        if (authority == null) {
            throw Refused.field("authority", "required", "must name the authority, such as 220000");
        }
        return PeriodKey.circleAsked(authority, Optional.ofNullable(tier));
    }

    PeriodKey key() {
        Circle circle = circle();
        if (period == null) {
            throw Refused.field("period", "required", "must name the period, such as 2026-10");
        }
        return new PeriodKey(circle, period);
    }
}
