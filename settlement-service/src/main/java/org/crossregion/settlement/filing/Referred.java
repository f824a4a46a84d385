package org.crossregion.settlement.filing;

import java.time.LocalDate;

/**
 * Why and where to a person was referred, as filing-service tells of it; texts that nobody said are
 * empty.
 *
 * @param referredOn null if nobody said
 */
public record Referred(
        String diagnosisCode,
        String diagnosisName,
        String condition,
        String referredBy,
        String referredTo,
        String referredName,
        LocalDate referredOn,
        String reason) {}
