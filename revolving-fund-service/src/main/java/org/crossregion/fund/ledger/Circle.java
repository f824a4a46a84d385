package org.crossregion.fund.ledger;

import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Tier;

/**
 * Which pairs an authority clears in a tier: a province those of its own insured regions, within
 * its border or beyond it, the nation all that cross one.
 */
public record Circle(RegionCode authority, Tier tier) {

    public boolean encloses(RegionPair pair) {
        return pair.tier() == tier
                && (authority.equals(RegionCode.NATION)
                        || authority.equals(pair.insured().province()));
    }

    /**
     * Whether money of a pair can move here: its debtor's or its creditor's authority clears it.
     */
    public boolean touches(RegionPair pair) {
        return encloses(pair)
                || pair.tier() == tier && authority.equals(pair.treatment().province());
    }

    @Override
    public String toString() {
        return authority + " " + tier.code();
    }
}
