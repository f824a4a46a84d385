package org.crossregion.clearing.bank;

import org.crossregion.values.Money;

import java.time.LocalDate;

/**
 * One transfer as a bank's file tells of it.
 *
 * @param row where it stands in the file, as a spreadsheet shows it
 * @param reference the bank's own number, or one made of what the line says; it makes the line one
 *     line for ever
 * @param payerAccount empty if the file does not say
 * @param payeeAccount empty if the file does not say
 * @param remark everything the file says of what it is for
 */
record StatementLine(
        int row,
        String reference,
        String payer,
        String payerAccount,
        String payee,
        String payeeAccount,
        Money amount,
        LocalDate valueDate,
        String remark) {

    /** Whether another line tells of the same money; a bank may cut the remark off. */
    boolean says(StatementLine other) {
        return reference.equals(other.reference)
                && payer.equals(other.payer)
                && payee.equals(other.payee)
                && amount.equals(other.amount)
                && valueDate.equals(other.valueDate);
    }

    StatementLine withReference(String newReference) {
        return new StatementLine(
                row,
                newReference,
                payer,
                payerAccount,
                payee,
                payeeAccount,
                amount,
                valueDate,
                remark);
    }
}
