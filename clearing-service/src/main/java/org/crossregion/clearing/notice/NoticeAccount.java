package org.crossregion.clearing.notice;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

/**
 * A payer's or payee's account as a notice prints it.
 *
 * @param side {@code payer} or {@code payee}
 */
public record NoticeAccount(
        String side,
        RegionCode region,
        String regionName,
        Scheme scheme,
        String bank,
        String accountName,
        String accountNo) {

    public static final String PAYER = "payer";
    public static final String PAYEE = "payee";
}
