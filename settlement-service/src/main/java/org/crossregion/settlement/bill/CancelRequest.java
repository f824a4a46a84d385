package org.crossregion.settlement.bill;

/**
 * An institution takes a bill back.
 *
 * @param visitId must be the bill's own; empty if it was not said
 * @param personNo must be the bill's own; empty if it was not said
 * @param messageId the message that asks
 * @param undo 冲正 (2601) rather than cancellation: as if the bill had never been
 */
public record CancelRequest(
        String settlementId,
        String institution,
        String visitId,
        String personNo,
        String reason,
        String messageId,
        boolean undo) {}
