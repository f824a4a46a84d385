package org.crossregion.fund.draw;

import java.util.List;
import java.util.UUID;

/**
 * What the fund reads of clearing's event: on the due date receivers lack this much, or a region
 * has paid its hospitals before clearing.
 *
 * @param debtors who has not paid, or will owe it, and how much
 * @param treatmentRegion that has paid its hospitals, from whose pairs alone it is drawn; null if
 *     receivers lack it
 */
record FundsShort(
        UUID payment,
        String authority,
        String tier,
        String period,
        String scheme,
        long amountFen,
        List<Debtor> debtors,
        String treatmentRegion) {

    /** A region that has not paid. */
    record Debtor(String region, long amountFen) {}
}
