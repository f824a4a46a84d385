package org.crossregion.clearing.reconciliation;

import java.time.Instant;
import java.util.UUID;

/**
 * A list that somebody handed in.
 *
 * @param channel rest, his, or answer for an insured region that sent no file
 * @param fileName empty if it has none
 * @param reference the number its message was received under; empty if it was none
 * @param sums what its rows come to
 */
record GivenList(
        UUID id,
        Reach reach,
        String channel,
        String fileName,
        String sha256,
        String reference,
        Sums sums,
        String givenBy,
        Instant givenAt) {}
