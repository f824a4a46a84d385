package org.crossregion.clearing.period;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/** One month of one authority and tier, or its year: what the twelve months have left over. */
public record PeriodKey(Circle circle, Period period) {

    /**
     * The period that somebody asks for; the tier is the province's if he does not say.
     *
     * @throws Refused if nobody clears like that
     */
    public static PeriodKey asked(RegionCode authority, Optional<Tier> tier, Period period) {
        return new PeriodKey(circleAsked(authority, tier), period);
    }

    /** Who clears, as in {@link #asked}, whatever the period. */
    public static Circle circleAsked(RegionCode authority, Optional<Tier> tier) {
        boolean nation = authority.equals(RegionCode.NATION);
        if (!nation && !authority.isProvince()) {
            throw new Refused(
                    ClearingRefusal.AUTHORITY_UNKNOWN,
                    "an authority is 100000 or a province such as 220000, not " + authority);
        }
        Tier asked = tier.orElse(nation ? Tier.NATIONAL : Tier.PROVINCE);
        if (nation && asked == Tier.PROVINCE) {
            throw Refused.field("tier", "tier-of-authority", "the nation's tier is national");
        }
        return new Circle(authority, asked);
    }

    /**
     * The region is one of those that clear with this authority.
     *
     * @throws Refused if it is not
     */
    public void mustContain(RegionCode region) {
        if (!circle.contains(region)) {
            throw Refused.field(
                    "region", "within-authority", region + " is no region of " + circle);
        }
    }

    /** The key of its events: {@code 220000:province:2026-10}. */
    public String eventKey() {
        return circle.authority() + ":" + circle.tier().code() + ":" + period;
    }

    @Override
    public String toString() {
        return circle + " " + period;
    }
}
