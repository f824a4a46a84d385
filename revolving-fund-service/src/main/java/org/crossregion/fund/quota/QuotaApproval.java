package org.crossregion.fund.quota;

import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;

/** That somebody else than who fixed it approved one version of a quota. */
public record QuotaApproval(
        RegionPair pair, Scheme scheme, int version, String reason, Instant at, String by) {

    /** Whether it is this version of this quota that was approved. */
    public boolean isOf(Quota quota) {
        return version == quota.version() && scheme == quota.scheme() && pair.equals(quota.pair());
    }
}
