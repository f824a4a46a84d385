package org.crossregion.clearing.version;

import java.time.Instant;

/**
 * A region's word against one settlement in a generated table (清算表异议).
 *
 * @param version the version it was raised against; 0 if the period was cut and not drawn yet
 * @param exceptions the last exception after it: what a version drawn later is drawn from
 */
public record TableObjection(
        int version,
        String settlementId,
        long exceptions,
        String reason,
        String raisedBy,
        Instant raisedAt) {}
