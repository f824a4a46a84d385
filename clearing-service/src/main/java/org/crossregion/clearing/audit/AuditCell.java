package org.crossregion.clearing.audit;

/**
 * What one part of a pair's settlements of a month comes to.
 *
 * @param part a fund, {@code account}, {@code total} or {@code cleared}
 * @param count how many facts the cell has
 */
public record AuditCell(
        String originPeriod,
        String clearingPeriod,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String part,
        long count,
        long sumFen) {}
