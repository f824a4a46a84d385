package org.crossregion.clearing.notice;

/**
 * What was owed and what was noticed of it, in one place.
 *
 * @param owedFen by the statement, with what was carried into it
 * @param carriedFen what of it was carried on; negative
 * @param noticedFen what notices were issued for
 * @param differenceFen what was noticed less what was due; zero if all is well
 */
public record NoticeAuditRow(
        String authority,
        String tier,
        String period,
        String region,
        String counterparty,
        String scheme,
        String direction,
        long owedFen,
        long carriedFen,
        long noticedFen,
        long differenceFen) {}
