package org.crossregion.fund.quota;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A quota that somebody wants to set by hand (人工核定), and what another person decided.
 *
 * @param quota what it shall be; empty to have what the policy gives again
 */
public record QuotaOverride(
        UUID id,
        int year,
        RegionPair pair,
        Scheme scheme,
        Optional<Money> quota,
        String reason,
        Instant proposedAt,
        String proposedBy,
        Optional<Decision> decision) {

    /** What was decided. */
    public record Decision(boolean approved, String reason, Instant at, String by) {}

    public OverrideState state() {
        return decision.map(
                        made -> made.approved() ? OverrideState.APPROVED : OverrideState.REJECTED)
                .orElse(OverrideState.PROPOSED);
    }
}
