package org.crossregion.clearing.bank;

import org.crossregion.values.Money;

import java.util.Optional;
import java.util.UUID;

/**
 * A line of a bank statement as it stands.
 *
 * @param code the remittance code it was found by
 * @param expected what was open of the notices that it names
 * @param matched what of it has settled notices
 * @param refunded what of it is given back, or is proposed to be
 * @param assignment the proposal that waits for its second person
 */
record BankLine(
        UUID statement,
        StatementLine line,
        Rule rule,
        Reason reason,
        Optional<String> code,
        Optional<Money> expected,
        Money matched,
        Money refunded,
        Optional<UUID> assignment) {

    LineState state() {
        return LineState.of(rule, line.amount(), matched, refunded);
    }

    Money rest() {
        return line.amount().minus(matched).minus(refunded);
    }

    /** What has come less what was expected: negative if it is short, positive if it is over. */
    Optional<Money> difference() {
        return expected.map(line.amount()::minus);
    }
}
