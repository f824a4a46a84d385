package org.crossregion.local.scenario;

/**
 * Who clears with whom: an authority and a tier.
 *
 * @param authority a province, or 100000 for the nation
 * @param tier {@code province} or {@code national}
 */
public record Circle(String authority, String tier) {

    /** The province that a region belongs to. */
    public static String provinceOf(String region) {
        return region.substring(0, 2) + "0000";
    }

    public boolean isNation() {
        return authority.equals("100000");
    }

    public boolean isProvinceTier() {
        return tier.equals("province");
    }

    /** Who stands in its table: pooling regions, or provinces before the nation. */
    public String member(String region) {
        return isNation() ? provinceOf(region) : region;
    }

    /** Whether the region's row stands in its table. */
    public boolean lists(String region) {
        return isNation() || provinceOf(region).equals(authority);
    }

    /** What files and messages call it: nothing for the province's own month. */
    public String suffix() {
        return isProvinceTier() ? "" : "-" + tier;
    }

    @Override
    public String toString() {
        return authority + " " + tier;
    }
}
