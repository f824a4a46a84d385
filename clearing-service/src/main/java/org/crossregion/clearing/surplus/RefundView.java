package org.crossregion.clearing.surplus;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A refund as it stands. */
public record RefundView(
        UUID id,
        String state,
        String stateName,
        UUID remittance,
        UUID statement,
        Integer row,
        String notice,
        String payer,
        String holder,
        String scheme,
        Money amount,
        String reason,
        String proposedBy,
        OffsetDateTime proposedAt,
        String decisionReason,
        String decidedBy,
        OffsetDateTime decidedAt,
        LocalDate returnedOn,
        String bankReference,
        String sentBy) {

    static RefundView of(Refund refund) {
        return new RefundView(
                refund.id(),
                refund.state().code(),
                refund.state().label(),
                refund.remittance().orElse(null),
                refund.statement().orElse(null),
                refund.rowNumber().orElse(null),
                refund.notice(),
                refund.payer().value(),
                refund.holder().value(),
                refund.scheme().code(),
                refund.amount(),
                refund.reason(),
                refund.proposedBy(),
                refund.proposedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                refund.decisionReason().orElse(null),
                refund.decidedBy().orElse(null),
                refund.decidedAt()
                        .map(at -> at.atZone(Beijing.ZONE).toOffsetDateTime())
                        .orElse(null),
                refund.returnedOn().orElse(null),
                refund.bankReference().orElse(null),
                refund.sentBy().orElse(null));
    }
}
