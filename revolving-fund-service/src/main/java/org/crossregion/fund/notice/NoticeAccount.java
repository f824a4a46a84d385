package org.crossregion.fund.notice;

import org.crossregion.values.Scheme;

/**
 * An account that a notice's money goes through, as it was when the notice was signed.
 *
 * @param payer whether money goes out of it; else it comes in
 */
public record NoticeAccount(
        boolean payer, Scheme scheme, String bank, String accountName, String accountNo) {}
