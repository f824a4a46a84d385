package org.crossregion.fund.balance;

import org.crossregion.fund.ledger.AccountKind;
import org.crossregion.fund.ledger.EntryKind;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;

/**
 * One posting with its entry and account.
 *
 * @param amountFen a debit above zero, a credit below
 */
record Booked(
        long entry,
        int line,
        EntryKind kind,
        Instant bookedAt,
        String bookedBy,
        String reason,
        String document,
        int year,
        AccountKind account,
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        Scheme scheme,
        Money amountFen) {

    /** As audits name it, such as {@code 12/1}. */
    String name() {
        return entry + "/" + line;
    }
}
