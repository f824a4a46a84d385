package org.crossregion.clearing.bank;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one person says a line, or its rest, is for; another person confirms or rejects it.
 *
 * @param parts none if it has nothing to do with clearing
 */
record Assignment(
        UUID id,
        UUID statement,
        int row,
        List<Part> parts,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Optional<Decision> decision) {

    /**
     * What of the line is for which notice.
     *
     * @param counterparty whose part of it, where several pay or receive it
     */
    record Part(String notice, Optional<RegionCode> counterparty, Scheme scheme, Money amount) {

        Part of(Money newAmount) {
            return new Part(notice, counterparty, scheme, newAmount);
        }
    }

    /** What the second person said. */
    record Decision(boolean confirmed, String reason, String by, Instant at) {}

    Assignment {
        parts = List.copyOf(parts);
    }

    boolean dismisses() {
        return parts.isEmpty();
    }
}
