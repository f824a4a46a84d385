package org.crossregion.clearing.seal;

import java.time.Instant;

/** The event {@code month-sealed.v1} as clearing reads it; see docs/contracts. */
public record MonthSealed(
        String month, long count, long totalFen, long clearedFen, Instant occurredAt) {}
