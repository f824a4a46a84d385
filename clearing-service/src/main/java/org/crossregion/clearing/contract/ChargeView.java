package org.crossregion.clearing.contract;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A contract charge as REST shows it. */
public record ChargeView(
        UUID id,
        String state,
        String stateName,
        String kind,
        String kindName,
        String treatmentRegion,
        String institution,
        String period,
        Money amount,
        UUID auditCase,
        String reason,
        String recordedBy,
        OffsetDateTime recordedAt,
        String decidedBy,
        OffsetDateTime decidedAt,
        String note) {

    static ChargeView of(ContractCharge charge) {
        return new ChargeView(
                charge.id(),
                charge.state().code(),
                charge.state().label(),
                charge.kind().code(),
                charge.kind().label(),
                charge.treatmentRegion().value(),
                charge.institution(),
                charge.period().toString(),
                charge.amountFen(),
                charge.caseId().orElse(null),
                charge.reason(),
                charge.recordedBy(),
                beijing(charge.recordedAt()),
                charge.decidedBy().orElse(null),
                charge.decidedAt().map(ChargeView::beijing).orElse(null),
                charge.note().orElse(null));
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
