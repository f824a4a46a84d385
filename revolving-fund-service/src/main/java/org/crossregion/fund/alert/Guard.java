package org.crossregion.fund.alert;

import org.crossregion.fund.quota.AlertScope;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.quota.Reach;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Comparator;

/**
 * Whose use is held against the thresholds: a pair's, or a whole member's. Of a member the side
 * that is summed up is named by the region of the policy, or by the province or nation that the
 * policy reaches; two policies that sum up the same side are told apart by their tier.
 *
 * @param tier which of the member's pairs are summed up; all of a pair
 */
public record Guard(AlertScope scope, Reach tier, RegionPair pair, Scheme scheme)
        implements Comparable<Guard> {

    private static final Comparator<Guard> ORDER =
            Comparator.comparing((Guard one) -> one.scope().code())
                    .thenComparing(one -> one.tier().code())
                    .thenComparing(Guard::pair)
                    .thenComparing(one -> one.scheme().code());

    /** What is watched when a pair's use has moved. */
    public static Guard of(QuotaPolicy policy, RegionPair moved, Scheme scheme) {
        RegionPair pair =
                switch (policy.alertScope()) {
                    case PAIR -> moved;
                    case TREATMENT -> new RegionPair(policy.region(), moved.treatment());
                    case INSURED ->
                            new RegionPair(
                                    moved.insured(),
                                    policy.reach() == Reach.PROVINCE
                                            ? moved.insured().province()
                                            : RegionCode.NATION);
                };
        return policy.alertScope() == AlertScope.PAIR
                ? ofPair(pair, scheme)
                : new Guard(policy.alertScope(), policy.reach(), pair, scheme);
    }

    public static Guard ofPair(RegionPair pair, Scheme scheme) {
        return new Guard(AlertScope.PAIR, Reach.ALL, pair, scheme);
    }

    @Override
    public int compareTo(Guard other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return pair + " " + scheme.code();
    }
}
