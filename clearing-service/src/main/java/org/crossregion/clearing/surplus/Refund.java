package org.crossregion.clearing.surplus;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What of a surplus is given back (退回), who proposed it, who decided, and when it was sent. */
record Refund(
        UUID id,
        Optional<UUID> remittance,
        Optional<UUID> statement,
        Optional<Integer> rowNumber,
        String notice,
        RegionCode payer,
        RegionCode holder,
        Scheme scheme,
        Money amount,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Optional<Boolean> approved,
        Optional<String> decisionReason,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<LocalDate> returnedOn,
        Optional<String> bankReference,
        Optional<String> sentBy) {

    RefundState state() {
        if (returnedOn.isPresent()) {
            return RefundState.RETURNED;
        }
        return approved.map(yes -> yes ? RefundState.APPROVED : RefundState.REJECTED)
                .orElse(RefundState.PROPOSED);
    }
}
