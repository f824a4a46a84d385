package org.crossregion.settlement.payout;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That a claim or a top-up was paid, or that the money came back; a fact.
 *
 * @param sequence 1 for the first payment
 * @param amount negative if it came back
 * @param payee whom it was paid to, which need not be who was named before
 * @param doneOn the day of the transfer
 * @param reference the bank's number of it (银行流水号)
 * @param reason why it came back; empty for a payment
 */
public record Payout(
        int sequence,
        Kind kind,
        Money amount,
        Payee payee,
        LocalDate doneOn,
        String reference,
        String reason,
        String recordedBy,
        Instant recordedAt) {

    /** Which way the money went. */
    public enum Kind implements Coded {
        PAID("paid", "已支付"),
        RETURNED("returned", "已退回");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public boolean isPaid() {
        return kind == Kind.PAID;
    }
}
