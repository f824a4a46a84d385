package org.crossregion.settlement.bill;

import java.time.Instant;
import java.util.Optional;

/**
 * The treatment region's agency agrees that a stay be refunded although it is cleared.
 *
 * @param mirrorId the refund it was used for; absent while it waits
 */
record Approval(
        String settlementId,
        String reason,
        String approvedBy,
        Instant approvedAt,
        Optional<String> mirrorId) {}
