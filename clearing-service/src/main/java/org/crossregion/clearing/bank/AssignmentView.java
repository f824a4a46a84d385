package org.crossregion.clearing.bank;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An assignment as it stands.
 *
 * @param state {@code proposed}, {@code confirmed} or {@code rejected}
 * @param dismisses whether the line is said to have nothing to do with clearing
 */
public record AssignmentView(
        UUID id,
        String state,
        boolean dismisses,
        List<Part> parts,
        String reason,
        String proposedBy,
        OffsetDateTime proposedAt,
        String decisionReason,
        String decidedBy,
        OffsetDateTime decidedAt) {

    /** What of the line is for which notice. */
    public record Part(String notice, String counterparty, String scheme, Money amount) {}

    static AssignmentView of(Assignment assignment) {
        String state =
                assignment
                        .decision()
                        .map(one -> one.confirmed() ? "confirmed" : "rejected")
                        .orElse("proposed");
        return new AssignmentView(
                assignment.id(),
                state,
                assignment.dismisses(),
                assignment.parts().stream()
                        .map(
                                one ->
                                        new Part(
                                                one.notice(),
                                                one.counterparty()
                                                        .map(RegionCode::value)
                                                        .orElse(null),
                                                one.scheme().code(),
                                                one.amount()))
                        .toList(),
                assignment.reason(),
                assignment.proposedBy(),
                assignment.proposedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                assignment.decision().map(Assignment.Decision::reason).orElse(null),
                assignment.decision().map(Assignment.Decision::by).orElse(null),
                assignment
                        .decision()
                        .map(one -> one.at().atZone(Beijing.ZONE).toOffsetDateTime())
                        .orElse(null));
    }
}
