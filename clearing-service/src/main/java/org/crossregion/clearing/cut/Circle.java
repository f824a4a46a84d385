package org.crossregion.clearing.cut;

import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Tier;

/**
 * Who clears among whom: an authority and its tier.
 *
 * <ul>
 *   <li>a province, {@code province}: the pairs within it, a closed circle (block A of form 9), and
 *       the pairs that cross its border as it sees them (block B);
 *   <li>a province, {@code national}: the pairs that cross its border;
 *   <li>the nation, {@code national}: every pair that crosses a border, a closed circle.
 * </ul>
 *
 * @param authority a province, or {@link RegionCode#NATION}
 */
public record Circle(RegionCode authority, Tier tier) {

    public Circle {
        boolean nation = authority.equals(RegionCode.NATION);
        if (!nation && !authority.isProvince()) {
            throw new IllegalArgumentException(
                    "an authority is 100000 or a province such as 220000, not " + authority);
        }
        if (nation && tier == Tier.PROVINCE) {
            throw new IllegalArgumentException("the nation clears in the national tier only");
        }
    }

    /**
     * Whose policy decides about a pair: its province's, or the nation's if it crosses a border.
     */
    public static Circle deciding(RegionPair pair) {
        return pair.tier() == Tier.PROVINCE
                ? new Circle(pair.insured().province(), Tier.PROVINCE)
                : new Circle(RegionCode.NATION, Tier.NATIONAL);
    }

    public boolean isNation() {
        return authority.equals(RegionCode.NATION);
    }

    /** Whether a pair's details stand still once this circle's period is cut. */
    public boolean covers(RegionPair pair) {
        return switch (tier) {
            case PROVINCE -> touches(pair);
            case NATIONAL -> pair.tier() == Tier.NATIONAL && (isNation() || touches(pair));
        };
    }

    /** Whether both sides of a pair lie within the authority's province. */
    public boolean encloses(RegionPair pair) {
        return contains(pair.insured()) && contains(pair.treatment());
    }

    /** Whether a region lies within the authority's province. */
    public boolean contains(RegionCode region) {
        return isNation() || authority.sameProvince(region);
    }

    private boolean touches(RegionPair pair) {
        return contains(pair.insured()) || contains(pair.treatment());
    }

    @Override
    public String toString() {
        return authority + " " + tier.code();
    }
}
