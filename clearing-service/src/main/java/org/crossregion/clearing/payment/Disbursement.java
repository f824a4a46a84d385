package org.crossregion.clearing.payment;

import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What was paid out of an account to the receivers of a period at once (拨付). */
record Disbursement(
        UUID id,
        Account account,
        Period period,
        Money amount,
        LocalDate paidOn,
        String madeBy,
        Instant madeAt) {}
