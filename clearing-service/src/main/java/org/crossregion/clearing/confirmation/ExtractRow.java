package org.crossregion.clearing.confirmation;

import org.crossregion.values.Money;

import java.time.OffsetDateTime;

/**
 * One detail as a hospital sees it.
 *
 * @param row its number among the hospital's details of the month, from 1
 * @param cleared what clearing moves, before deductions; negative for a mirror
 */
public record ExtractRow(
        long row,
        String settlementId,
        String visitId,
        String personNo,
        String insuredRegion,
        String treatmentRegion,
        String institution,
        OffsetDateTime settledAt,
        Money total,
        Money cleared) {}
