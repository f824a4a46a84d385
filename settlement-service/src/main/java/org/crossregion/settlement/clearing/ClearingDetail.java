package org.crossregion.settlement.clearing;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.OffsetDateTime;

/**
 * One of an institution's bills or mirrors as clearing sees it.
 *
 * @param row its number among the institution's details of the month, from 1
 * @param cleared 清算金额, before deductions; negative for a mirror
 */
public record ClearingDetail(
        long row,
        String settlementId,
        String visitId,
        String personNo,
        RegionCode treatmentRegion,
        OffsetDateTime settledAt,
        Money total,
        Money cleared) {}
