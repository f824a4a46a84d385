package org.crossregion.values;

/**
 * Who owes whom: the insured region (参保地, debtor) and the treatment region (就医地, creditor). The
 * direction never flips; an amount on it may be negative.
 */
public record RegionPair(RegionCode insured, RegionCode treatment)
        implements Comparable<RegionPair> {

    /** A patient treated where insured; settled, never cleared. */
    public boolean isOwnRegion() {
        return insured.equals(treatment);
    }

    public Tier tier() {
        return insured.sameProvince(treatment) ? Tier.PROVINCE : Tier.NATIONAL;
    }

    @Override
    public int compareTo(RegionPair other) {
        int byInsured = insured.compareTo(other.insured);
        return byInsured != 0 ? byInsured : treatment.compareTo(other.treatment);
    }

    @Override
    public String toString() {
        return insured + "→" + treatment;
    }
}
