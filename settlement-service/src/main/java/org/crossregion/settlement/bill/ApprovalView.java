package org.crossregion.settlement.bill;

import org.crossregion.values.Beijing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * An approval in JSON.
 *
 * @param usedBy the refund it was used for; null while it waits
 */
record ApprovalView(
        @Schema(examples = "A2201002610120000001") String settlementId,
        @Schema(examples = "住院费用重复收取，同意退费") String reason,
        @Schema(examples = "auditor-220200") String approvedBy,
        OffsetDateTime approvedAt,
        @Schema(examples = "A2201002612010000007") String usedBy) {

    static ApprovalView of(Approval approval) {
        return new ApprovalView(
                approval.settlementId(),
                approval.reason(),
                approval.approvedBy(),
                approval.approvedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                approval.mirrorId().orElse(null));
    }

    /** All approvals of a settlement. */
    record Approvals(List<ApprovalView> approvals) {}
}
