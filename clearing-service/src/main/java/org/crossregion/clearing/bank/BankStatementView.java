package org.crossregion.clearing.bank;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A bank statement as it stands.
 *
 * @param lines that were new in it
 * @param repeated lines that an earlier file told of
 * @param states its lines by what has become of them; none in a list
 */
public record BankStatementView(
        UUID id,
        String region,
        String fileName,
        String sha256,
        int lines,
        int repeated,
        Money amount,
        List<State> states,
        String uploadedBy,
        OffsetDateTime uploadedAt) {

    /** How many lines are in a state, and what they come to. */
    public record State(String state, String stateName, long lines, Money amount, Money matched) {}

    static BankStatementView of(BankStatement statement, List<BankRepository.Count> counts) {
        return new BankStatementView(
                statement.id(),
                statement.owner().value(),
                statement.fileName(),
                statement.sha256(),
                statement.lines(),
                statement.repeated(),
                statement.amount(),
                counts.stream()
                        .map(
                                one ->
                                        new State(
                                                one.state().code(),
                                                one.state().label(),
                                                one.lines(),
                                                one.amount(),
                                                one.matched()))
                        .toList(),
                statement.uploadedBy(),
                statement.uploadedAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
