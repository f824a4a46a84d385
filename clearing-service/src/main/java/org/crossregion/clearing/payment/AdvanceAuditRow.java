package org.crossregion.clearing.payment;

/**
 * What a region has from the fund for hospitals it has paid before clearing, beside what it is
 * owed.
 *
 * @param owedFen what it still has to get by its notice
 * @param differenceFen what it has beyond that although the month is issued; zero if all is well
 */
public record AdvanceAuditRow(
        String authority,
        String tier,
        String period,
        String counterparty,
        String scheme,
        String region,
        long lentFen,
        long owedFen,
        long differenceFen) {}
