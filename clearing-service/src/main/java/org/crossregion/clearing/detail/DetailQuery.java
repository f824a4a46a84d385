package org.crossregion.clearing.detail;

import jakarta.ws.rs.QueryParam;

import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.Optional;

/**
 * Which details a list is asked for; a {@code @BeanParam}. One month of origin, or one clearing
 * period, at a time; a form's cell is a period with two regions, a scheme and a kind of care.
 */
public class DetailQuery {

    @QueryParam("originPeriod")
    @Parameter(description = "the month they were settled in", example = "2026-10")
    Period originPeriod;

    @QueryParam("clearingPeriod")
    @Parameter(description = "the period they clear in", example = "2026-10")
    Period clearingPeriod;

    @QueryParam("insuredRegion")
    @Parameter(description = "a province stands for all of its regions")
    RegionCode insuredRegion;

    @QueryParam("treatmentRegion")
    @Parameter(description = "a province stands for all of its regions")
    RegionCode treatmentRegion;

    @QueryParam("institution")
    String institution;

    @QueryParam("scheme")
    Scheme scheme;

    @QueryParam("careType")
    CareType careType;

    @QueryParam("tier")
    @Parameter(description = "province: within one province; national: across a border")
    Tier tier;

    @QueryParam("state")
    @Parameter(description = "due or held", example = "due")
    String state;

    /** For Jakarta REST. */
    public DetailQuery() {}

    /** Refuses a question that would go through every month. */
    void mustNameAPeriod() {
        if (originPeriod == null && clearingPeriod == null) {
            throw Refused.field(
                    "originPeriod",
                    "required",
                    "must name a month, such as 2026-10, or clearingPeriod a period");
        }
    }

    Optional<Period> originPeriod() {
        return Optional.ofNullable(originPeriod);
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

    Optional<CareType> careType() {
        return Optional.ofNullable(careType);
    }

    Optional<Tier> tier() {
        return Optional.ofNullable(tier);
    }

    Optional<DetailState> state() {
        try {
            return Optional.ofNullable(state).map(code -> Coded.ofCode(DetailState.class, code));
        } catch (IllegalArgumentException e) {
            throw Refused.field("state", "known", "must be due or held");
        }
    }
}
