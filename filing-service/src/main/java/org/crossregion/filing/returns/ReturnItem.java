package org.crossregion.filing.returns;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one person gets back.
 *
 * @param payeeNo the unit's number, or the person's
 * @param paidOn absent until it is paid
 * @param receiptNo of the employer; empty for a person
 */
public record ReturnItem(
        String itemId,
        int line,
        String personNo,
        Payee payee,
        String payeeNo,
        Money amountFen,
        Optional<LocalDate> paidOn,
        Optional<String> receiptNo,
        Optional<String> bankReference) {}
