package org.crossregion.fund.quota;

import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;

/**
 * That somebody approved or published one version of a quota.
 *
 * @param to what it has become by it: approved or published
 */
public record QuotaStep(
        QuotaState to, RegionPair pair, Scheme scheme, int version, Instant at, String by) {}
