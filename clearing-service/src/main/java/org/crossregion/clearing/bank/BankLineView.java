package org.crossregion.clearing.bank;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A line of a bank statement with what has become of it.
 *
 * @param rule what it was matched by
 * @param reason why it, or its rest, is left to a person; null if it is not
 * @param expected what was open of the notices that it names
 * @param difference what has come less what was expected: negative if it is short
 * @param refunded what of it is given back, or is proposed to be
 * @param rest what is to be assigned
 * @param assigned whether an assignment waits for its second person
 */
public record BankLineView(
        UUID statement,
        int row,
        String bankReference,
        String payer,
        String payee,
        Money amount,
        LocalDate date,
        String remark,
        String state,
        String stateName,
        String rule,
        String reason,
        String reasonName,
        String remittanceCode,
        Money expected,
        Money difference,
        Money matched,
        Money refunded,
        Money rest,
        boolean assigned,
        List<Match> matches) {

    /** What of it settled which notice, by which transfer and rule. */
    public record Match(
            String notice,
            String scheme,
            Money amount,
            UUID transfer,
            String bankReference,
            String rule) {}

    static BankLineView of(BankLine line, List<BankRepository.Match> matches) {
        StatementLine said = line.line();
        boolean left = line.reason() != Reason.NONE && line.state() != LineState.MATCHED;
        return new BankLineView(
                line.statement(),
                said.row(),
                said.reference(),
                said.payer(),
                said.payee(),
                said.amount(),
                said.valueDate(),
                said.remark(),
                line.state().code(),
                line.state().label(),
                line.rule().code(),
                left ? line.reason().code() : null,
                left ? line.reason().label() : null,
                line.code().orElse(null),
                line.expected().orElse(null),
                line.difference().orElse(null),
                line.matched(),
                line.refunded(),
                line.rest(),
                line.assignment().isPresent(),
                matches.stream()
                        .filter(one -> one.row() == said.row())
                        .map(
                                one ->
                                        new Match(
                                                one.notice(),
                                                one.scheme().code(),
                                                one.amount(),
                                                one.transfer(),
                                                one.bankReference(),
                                                one.rule().code()))
                        .toList());
    }
}
