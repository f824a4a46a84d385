package org.crossregion.clearing.export;

import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.CareType;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.List;
import java.util.Optional;

/**
 * Which details an export has, and which columns.
 *
 * @param region on one of the two sides of each: a pooling region, a province or the nation
 * @param side which side it is; both if empty
 * @param state due ones, or held ones; both if empty
 * @param counterparty the region, or province, on the other side
 */
record ExportCriteria(
        RegionCode region,
        Optional<Period> clearingPeriod,
        Optional<Period> originPeriod,
        Optional<ExportSide> side,
        Optional<DetailState> state,
        Optional<Tier> tier,
        Optional<RegionCode> counterparty,
        Optional<Scheme> scheme,
        Optional<CareType> careType,
        Optional<ExportKind> kind,
        Optional<String> institution,
        List<ExportColumn> columns) {

    /** Whether the running totals know how many details there are. */
    boolean isCounted() {
        return institution.isEmpty() && kind.isEmpty();
    }

    boolean has(ExportColumn column) {
        return columns.contains(column);
    }
}
