package org.crossregion.clearing.reconciliation;

import java.time.Instant;

/**
 * One comparison of a list with our details.
 *
 * @param here what our details within its reach came to
 * @param resolved how many differences of earlier runs it no longer saw
 */
record Run(
        long no,
        GivenList list,
        Sums here,
        long matched,
        long differing,
        long resolved,
        String runBy,
        Instant runAt) {}
