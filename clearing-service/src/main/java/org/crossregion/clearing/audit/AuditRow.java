package org.crossregion.clearing.audit;

/** One settlement or mirror as the audit compares it. */
public record AuditRow(String settlementId, String kind, long totalFen, long clearedFen) {}
