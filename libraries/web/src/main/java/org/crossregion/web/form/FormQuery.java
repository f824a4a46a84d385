package org.crossregion.web.form;

import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/**
 * Which form is asked for, and of what.
 *
 * @param no its number or name
 * @param authority the authority that draws it up; 100000 for the nation
 * @param direction {@code receivable} or {@code payable}
 * @param kind such as {@code monthly}
 * @param id of the one person, visit or stay that it is about
 * @param explanation whether the form is to explain its amounts, where it can
 * @param version an earlier version, where a form has several; the one in force if it is empty
 */
public record FormQuery(
        String no,
        Optional<Period> period,
        Optional<RegionCode> authority,
        Optional<RegionCode> region,
        Optional<Tier> tier,
        Optional<String> direction,
        Optional<String> kind,
        Optional<String> id,
        boolean explanation,
        Optional<Integer> version) {

    public Period needPeriod() {
        return need("period", period);
    }

    /** A month; a year is refused. */
    public Period needMonth() {
        Period month = needPeriod();
        if (!month.isMonth()) {
            throw Refused.field("period", "month", "must be a month such as 2026-10");
        }
        return month;
    }

    public RegionCode needAuthority() {
        return need("authority", authority);
    }

    public RegionCode needRegion() {
        return need("region", region);
    }

    public String needDirection() {
        return need("direction", direction);
    }

    public String needKind() {
        return need("kind", kind);
    }

    public String needId() {
        return need("id", id);
    }

    private <T> T need(String field, Optional<T> value) {
        return value.orElseThrow(
                () -> Refused.field(field, "required", "form " + no + " needs a " + field));
    }
}
