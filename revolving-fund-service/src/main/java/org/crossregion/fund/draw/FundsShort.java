package org.crossregion.fund.draw;

import java.util.List;
import java.util.UUID;

/**
 * What the fund reads of clearing's event: on the due date receivers lack this much.
 *
 * @param debtors who has not paid, and how much
 */
record FundsShort(
        UUID payment,
        String authority,
        String tier,
        String period,
        String scheme,
        long amountFen,
        List<Debtor> debtors) {

    /** A region that has not paid. */
    record Debtor(String region, long amountFen) {}
}
