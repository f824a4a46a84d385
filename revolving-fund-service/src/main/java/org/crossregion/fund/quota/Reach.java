package org.crossregion.fund.quota;

import org.crossregion.values.Coded;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Tier;

/** Which pairs of an insured region a quota policy is about. */
public enum Reach implements Coded {
    ALL("all", "全部"),
    PROVINCE("province", "省内"),
    NATIONAL("national", "跨省");

    private final String code;
    private final String label;

    Reach(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    boolean includes(RegionPair pair) {
        return this == ALL || (this == PROVINCE) == (pair.tier() == Tier.PROVINCE);
    }
}
